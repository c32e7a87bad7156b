package org.usersay.starter.web;

import java.io.IOException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.BodyTooLateException;

/** Bound on a request body, checked after each of its parts. */
@FunctionalInterface
interface BodyBound {

    /**
     * Checks what has arrived.
     *
     * @param bytes read so far
     * @param waited nanoseconds for which they were waited for
     * @throws IOException if the body exceeds the bound
     */
    void check(long bytes, long waited) throws IOException;

    /** Bodies that are short and whole by a deadline. */
    static BodyBound small(DataSize limit, Duration deadline) {
        return (bytes, waited) -> {
            if (bytes > limit.toBytes()) {
                throw new BodyTooLargeException(limit.toBytes());
            }
            if (waited > deadline.toNanos()) {
                throw BodyTooLateException.notWhole(deadline);
            }
        };
    }

    /** Bodies that may be long, and after the grace arrive at {@code rate} a second at least. */
    static BodyBound steady(DataSize rate, Duration grace) {
        return (bytes, waited) -> {
            if (waited > grace.toNanos()
                    && bytes < rate.toBytes() * Duration.ofNanos(waited).toSeconds()) {
                throw BodyTooLateException.tooSlow(rate.toBytes());
            }
        };
    }
}
