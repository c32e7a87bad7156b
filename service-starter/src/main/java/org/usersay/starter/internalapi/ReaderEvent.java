package org.usersay.starter.internalapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the feed of the subscription-service.
 *
 * @param until end of a suspension
 * @param removeContributions whether contributions of a suspended reader are removed
 * @param name new display name of a renamed reader
 */
public record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions,
        @Nullable String name) {

    /** Event without a name. */
    public ReaderEvent(
            String id, Kind kind, String reader, Instant at, @Nullable Instant until, boolean removeContributions) {
        this(id, kind, reader, at, until, removeContributions, null);
    }

    /** Change of a reader's display name. */
    public static ReaderEvent renamed(String id, String reader, Instant at, String name) {
        return new ReaderEvent(id, Kind.RENAMED, reader, at, null, false, name);
    }

    /** Kind of event. */
    public enum Kind {
        SUSPENDED,
        READMITTED,
        LEFT,
        RENAMED
    }
}
