package org.usersay.subscription.meter;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;
import org.usersay.subscription.requester.Requester;

/**
 * Bound on browsers of one network that begin to be counted on a site. Browsers that the gateway signed before the month are not new: when
 * a month begins, all of a network begin at once. They only have a bound that no network of readers reaches.
 */
@Component
class NewBrowsers {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long KNOWN_FOR_EACH_NEW = 50;

    private final AttemptLimiter attemptLimiter;
    private final Limit fresh;
    private final Limit known;

    NewBrowsers(AttemptLimiter attemptLimiter, MeterSettings settings) {
        this.attemptLimiter = attemptLimiter;
        this.fresh = new Limit("meter-network", settings.newPerNetwork(), WINDOW);
        this.known = new Limit(
                "meter-known-network",
                Math.clamp(settings.newPerNetwork() * KNOWN_FOR_EACH_NEW, 1, Integer.MAX_VALUE),
                WINDOW);
    }

    /** Counts the browser of a meter that begins, if it is one's; a 429 problem for one too many. */
    void admit(MeterKey key, Requester requester) {
        var since = key.browserSince();
        if (since != null) {
            var limit = since.isBefore(key.beginsAt()) ? known : fresh;
            attemptLimiter
                    .attempt(limit, key.site().id() + " " + requester.network())
                    .ifPresent(wait -> {
                        throw MeterProblem.TOO_MANY_BROWSERS
                                .refusal("Sign in to read, or try again later.")
                                .retryAfter(wait);
                    });
        }
    }
}
