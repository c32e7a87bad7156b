package org.usersay.ratings.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the subscription service's feed.
 *
 * @param until end of a suspension
 */
record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions) {

    enum Kind {
        SUSPENDED,
        READMITTED,
        LEFT
    }
}
