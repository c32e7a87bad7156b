package org.usersay.subscription.webhook;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How web-hooks are delivered.
 *
 * @param worker whether this process sends; off where another one does
 * @param allowInternal whether endpoints may be plain http and have loopback, private and link-local addresses
 * @param concurrency deliveries that are under way to one endpoint at most, in one process
 * @param connectTimeout for a connection with TLS
 * @param timeout for one attempt as a whole
 * @param lease for how long a process holds a delivery; longer than {@code timeout}
 * @param poll how often due deliveries are looked up
 * @param firstRetry the wait after the first failure, doubled by each further one and then changed by up to a half
 * @param longestRetry the longest wait between two attempts, also where the endpoint asks for more
 * @param giveUpAfter from when on a delivery that still fails is dead
 * @param keepDead how long dead deliveries are kept
 * @param keepDelivered how long deliveries that were made are listed
 * @param rotation how long a secret that was replaced signs deliveries beside the new one
 */
@ConfigurationProperties("usersay.webhooks.delivery")
record DeliverySettings(
        @DefaultValue("true") boolean worker,
        @DefaultValue("false") boolean allowInternal,
        @DefaultValue("4") int concurrency,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("14d") Duration keepDead,
        @DefaultValue("1d") Duration keepDelivered,
        @DefaultValue("1d") Duration rotation) {

    /** The wait after the attempt of a number, from 1 on. */
    Duration waitAfter(int attempts) {
        var waits = IntervalFunction.ofExponentialRandomBackoff(firstRetry, 2, 0.5, longestRetry);
        return Duration.ofMillis(Math.min(waits.apply(Math.max(attempts, 1)), longestRetry.toMillis()));
    }
}
