package org.usersay.subscription.digest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Weekly digests.
 *
 * @param sites by site: the newsletter's {@code list}, the {@code day} of the week and the {@code hour} in the site's time zone, and how
 *     many {@code articles} of each kind; none where a site is missing
 * @param comments {@code USERSAY_COMMENTS_URI}, the comments-service itself, asked for the most discussed articles
 * @param ratings {@code USERSAY_RATINGS_URI}, the ratings-service itself, asked for the best rated articles
 * @param timeout until one of them begins to answer
 * @param poll how often it is looked whether a digest is due
 */
@Validated
@ConfigurationProperties("usersay.digest")
record DigestSettings(
        @DefaultValue Map<String, @Valid Weekly> sites,
        @DefaultValue("http://localhost:8081") URI comments,
        @DefaultValue("http://localhost:8082") URI ratings,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("5m") Duration poll) {

    DigestSettings {
        sites = Map.copyOf(sites);
    }

    /** The digest of a site. */
    record Weekly(
            @NotBlank String list,
            @NotNull DayOfWeek day,
            @Min(0) @Max(23) int hour,
            @DefaultValue("5") @Min(1) @Max(10) int articles) {}
}
