package org.usersay.subscription.privacy;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Addresses of the other services that hold personal data.
 *
 * @param comments the comments-service itself, not the gateway
 * @param ratings the ratings-service itself
 * @param timeout to connect and until the answer begins
 */
@ConfigurationProperties("usersay.contributions")
record ContributionSettings(
        @DefaultValue("http://localhost:8081") URI comments,
        @DefaultValue("http://localhost:8082") URI ratings,
        @DefaultValue("20s") Duration timeout) {}
