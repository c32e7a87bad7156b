package org.usersay.subscription.newsletter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What each site sends.
 *
 * @param lists by site
 * @param validFor how long a sign-up waits for its confirmation
 */
@Validated
@ConfigurationProperties("usersay.newsletter")
record NewsletterSettings(
        @DefaultValue Map<String, List<@Valid Newsletter>> lists,
        @DefaultValue("7d") Duration validFor) {

    NewsletterSettings {
        lists = Map.copyOf(lists);
    }

    /** One newsletter. */
    record Newsletter(
            @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotBlank String name,
            @DefaultValue("") String description) {}
}
