package org.usersay.gateway.ratelimit;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * Rate, written {@code 10/1m}: ten times at once, and then once in each six seconds.
 *
 * @param count how many times
 * @param period in which time
 */
record Rate(long count, Duration period) {

    Rate {
        if (count < 1 || period.toMillis() < 1) {
            throw new IllegalArgumentException("A rate needs a positive number and time");
        }
    }

    /** Parses {@code number/duration}; called by Spring's conversion of settings. */
    public static Rate valueOf(String text) {
        var parts = text.strip().split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A rate is number/duration, 10/1m for instance, but this is " + text);
        }
        return new Rate(Long.parseLong(parts[0].strip()), DurationStyle.detectAndParse(parts[1].strip()));
    }

    Rate times(long factor) {
        return new Rate(Math.multiplyExact(count, factor), period);
    }

    long periodMicros() {
        return period.toNanos() / 1_000;
    }

    /** Time between two when they are spread evenly. */
    long intervalMicros() {
        return Math.max(1, periodMicros() / count);
    }
}
