package org.usersay.subscription.privacy;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rest of what readers did is kept.
 *
 * @param comments the comments-service itself, not the gateway
 * @param ratings the ratings-service itself
 * @param timeout until one of them begins to answer
 */
@ConfigurationProperties("usersay.contributions")
record ContributionSettings(
        @DefaultValue("http://localhost:8081") URI comments,
        @DefaultValue("http://localhost:8082") URI ratings,
        @DefaultValue("20s") Duration timeout) {}
