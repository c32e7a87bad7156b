package org.usersay.starter.internalapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the feed of the subscription-service.
 *
 * @param until end of a suspension
 * @param removeContributions whether contributions of a suspended reader are removed
 */
public record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions) {

    /** Kind of decision. */
    public enum Kind {
        SUSPENDED,
        READMITTED,
        LEFT
    }
}
