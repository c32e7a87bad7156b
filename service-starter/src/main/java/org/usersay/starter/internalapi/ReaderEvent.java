package org.usersay.starter.internalapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the feed of the subscription-service.
 *
 * @param until end of a suspension
 * @param removeContributions whether contributions of a suspended reader are removed
 * @param name new display name of a renamed reader
 * @param restore events of the suspensions whose removed contributions a readmission brings back; null for none
 */
public record ReaderEvent(
        String id,
        Kind kind,
        String reader,
        Instant at,
        @Nullable Instant until,
        boolean removeContributions,
        @Nullable String name,
        @Nullable List<String> restore) {

    public ReaderEvent {
        restore = restore == null ? null : List.copyOf(restore);
    }

    /** Event without a name. */
    public ReaderEvent(
            String id, Kind kind, String reader, Instant at, @Nullable Instant until, boolean removeContributions) {
        this(id, kind, reader, at, until, removeContributions, null, null);
    }

    /** Change of a reader's display name. */
    public static ReaderEvent renamed(String id, String reader, Instant at, String name) {
        return new ReaderEvent(id, Kind.RENAMED, reader, at, null, false, name, null);
    }

    /** End of a suspension. */
    public static ReaderEvent readmitted(String id, String reader, Instant at, List<String> restore) {
        return new ReaderEvent(id, Kind.READMITTED, reader, at, null, false, null, restore);
    }

    /** Ids of the suspensions whose removed contributions come back. */
    public List<String> restored() {
        return restore == null ? List.of() : restore;
    }

    /** Kind of event. */
    public enum Kind {
        SUSPENDED,
        READMITTED,
        LEFT,
        RENAMED
    }
}
