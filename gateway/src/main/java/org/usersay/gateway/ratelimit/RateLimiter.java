package org.usersay.gateway.ratelimit;

import java.util.List;

/** Counts requests by the generic cell rate algorithm: one number a key, the time at which it would be idle again. */
interface RateLimiter {

    /**
     * Counts a request under each key in turn, as far as none refuses it.
     *
     * @return the verdicts up to the first refusal, so the last tells whether the request may pass
     */
    List<Verdict> ask(List<Question> questions);

    /** Whether one more may come under this key at this rate. */
    record Question(String key, Rate rate) {}

    /**
     * Whether a request may pass.
     *
     * @param allowed whether it may
     * @param remaining how many more may follow at once
     * @param waitMicros until the next may come, if this one may not; else until all is as if nothing had come
     */
    record Verdict(boolean allowed, long remaining, long waitMicros) {

        static final long MICROS = 1_000_000;

        long waitSeconds() {
            return Math.max(1, Math.ceilDiv(waitMicros, MICROS));
        }
    }
}
