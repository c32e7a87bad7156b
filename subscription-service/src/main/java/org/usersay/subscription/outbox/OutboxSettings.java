package org.usersay.subscription.outbox;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param from the sender of mails of sites without one of their own; its name gives way to the site's
 * @param worker whether this process sends; off where another one does
 * @param poll how often to look for mail that became due
 * @param sweep how often to look for what a crash left behind
 * @param lease how long one sender may take; longer than all time-outs of the mail session together
 * @param firstRetry the wait after the first failure, doubled by each further one and then changed by up to a half
 * @param longestRetry the longest wait between two attempts
 * @param giveUpAfter from when on a mail that still fails is dead
 * @param bulkSenders mails of campaigns that are sent at the same time, each in a connection to the relay
 */
@ConfigurationProperties("usersay.mail")
record OutboxSettings(
        @DefaultValue("Usersay <noreply@localhost>") String from,
        @DefaultValue("true") boolean worker,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1m") Duration sweep,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("10m") Duration longestRetry,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("4") int bulkSenders) {

    OutboxSettings {
        if (bulkSenders < 1) {
            throw new IllegalArgumentException("usersay.mail.bulk-senders must be at least 1");
        }
    }

    /** The wait after the attempt of a number, from 1 on. */
    Duration waitAfter(int attempts) {
        var waits = IntervalFunction.ofExponentialRandomBackoff(firstRetry, 2, 0.5, longestRetry);
        return Duration.ofMillis(Math.min(waits.apply(Math.max(attempts, 1)), longestRetry.toMillis()));
    }
}
