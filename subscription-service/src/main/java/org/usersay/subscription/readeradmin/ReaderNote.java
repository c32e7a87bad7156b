package org.usersay.subscription.readeradmin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Note of a moderator on a reader, or a warning that was sent to the reader.
 *
 * @param by id of the moderator
 * @param acknowledgedAt when the reader confirmed to have read a warning; null until then, and of notes
 */
record ReaderNote(
        String id,
        String site,
        String reader,
        Kind kind,
        String text,
        String by,
        Instant at,
        @Nullable Instant acknowledgedAt) {

    /** Notes are for moderators; warnings are sent to the reader too. */
    enum Kind {
        NOTE,
        WARNING
    }
}
