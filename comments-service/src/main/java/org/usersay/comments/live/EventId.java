package org.usersay.comments.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Position in an article's events; the value of {@code Last-Event-ID}.
 *
 * @param epoch changes when Redis has lost or expired the article's events
 * @param number of the event within the epoch
 */
record EventId(String epoch, long number) {

    /** No position: the client has seen no event, or Redis is unavailable. */
    static final EventId NONE = new EventId("", 0);

    private static final Pattern FORMAT = Pattern.compile("([0-9a-f]{8})-(\\d{1,15})");

    /** The id that a client sent. A malformed one becomes a position that is not known any more. */
    static EventId parse(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return NONE;
        }
        var parts = FORMAT.matcher(sent);
        return parts.matches()
                ? new EventId(parts.group(1), Long.parseLong(parts.group(2)))
                : new EventId("unknown", 0);
    }

    boolean known() {
        return !epoch.isEmpty();
    }

    /** Whether an event at this position is new to a client that has every event up to {@code seen}. */
    boolean isAfter(EventId seen) {
        return !known() || !epoch.equals(seen.epoch) || number > seen.number;
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
