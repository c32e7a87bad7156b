package org.usersay.subscription.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something other services must follow.
 *
 * @param id sorts by time; the cursor of the feed
 * @param until end of a suspension
 * @param removeContributions whether what the reader wrote goes too
 */
public record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions) {

    /** What happened. */
    public enum Kind {
        SUSPENDED,
        READMITTED,
        /** The account is gone; whatever is kept must no longer name its reader. */
        LEFT
    }
}
