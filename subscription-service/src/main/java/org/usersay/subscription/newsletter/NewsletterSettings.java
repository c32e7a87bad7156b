package org.usersay.subscription.newsletter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.usersay.subscription.secret.RandomToken;

/**
 * What each site sends.
 *
 * @param lists by site
 * @param validFor how long a sign-up waits for its confirmation
 * @param mailsPerAddress mails a day that confirm sign-ups, to one address, for all lists of all sites
 * @param signUpsPerNetwork sign-ups an hour from one network without a proof of work
 * @param signUpsPerSite the same from all networks to one site
 */
@Validated
@ConfigurationProperties("usersay.newsletter")
record NewsletterSettings(
        @DefaultValue Map<String, List<@Valid Newsletter>> lists,
        @DefaultValue("7d") Duration validFor,
        @DefaultValue("5") @Min(1) int mailsPerAddress,
        @DefaultValue("20") @Min(0) int signUpsPerNetwork,
        @DefaultValue("1000") @Min(0) int signUpsPerSite) {

    NewsletterSettings {
        lists = Map.copyOf(lists);
    }

    /** One newsletter. */
    record Newsletter(
            @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotBlank String name,
            @DefaultValue("") String description) {

        private static final int VERSION_LENGTH = 16;

        /** Changes with what was read: name and description, and the text of a mail. */
        String versionWith(String mail) {
            return RandomToken.digest(name + "\n" + description + "\n" + mail).substring(0, VERSION_LENGTH);
        }
    }
}
