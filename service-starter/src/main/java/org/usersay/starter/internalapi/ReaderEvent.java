package org.usersay.starter.internalapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the subscription-service's feed.
 *
 * @param until end of a suspension
 * @param removeContributions whether what a suspended reader wrote goes too
 */
public record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions) {

    /** What was decided. */
    public enum Kind {
        SUSPENDED,
        READMITTED,
        LEFT
    }
}
