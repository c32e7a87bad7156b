package org.usersay.subscription.privacy;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Addresses of the other services that hold personal data.
 *
 * @param comments {@code USERSAY_COMMENTS_URI}, the comments-service itself, asked for what belongs to a reader's archive
 * @param ratings {@code USERSAY_RATINGS_URI}, the ratings-service itself, likewise
 * @param timeout until one of them begins to answer
 */
@ConfigurationProperties("usersay.contributions")
record ContributionSettings(
        @DefaultValue("http://localhost:8081") URI comments,
        @DefaultValue("http://localhost:8082") URI ratings,
        @DefaultValue("20s") Duration timeout) {}
