package org.usersay.gateway.ratelimit;

import java.util.List;

/** Rate limiter by the generic cell rate algorithm: one number a key, the time at which it would be idle again. */
interface RateLimiter {

    /**
     * Counts a request under each key in turn, until one refuses it.
     *
     * @return the decisions up to the first refusal, so the last one is the request's
     */
    List<Decision> check(List<Limit> limits);

    /**
     * Limit of a key.
     *
     * @param key what is counted
     * @param rate how often it may occur
     */
    record Limit(String key, Rate rate) {}

    /**
     * Decision about a request.
     *
     * @param allowed whether it may pass
     * @param remaining how many more may follow at once
     * @param waitMicros microseconds until the next may pass, if this one may not; else until the key is idle
     */
    record Decision(boolean allowed, long remaining, long waitMicros) {

        private static final long MICROS = 1_000_000;

        long waitSeconds() {
            return Math.max(1, Math.ceilDiv(waitMicros, MICROS));
        }
    }
}
