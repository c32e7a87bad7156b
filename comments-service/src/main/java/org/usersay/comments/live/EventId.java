package org.usersay.comments.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in an article's events: the value of {@code Last-Event-ID}.
 *
 * @param epoch begins anew when Redis has lost or forgotten the article's events
 * @param number of the event within it
 */
record EventId(String epoch, long number) {

    static final EventId NOWHERE = new EventId("", 0);

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{8})-(\\d{1,15})");

    /** What the client sent; something that is no mark of ours is as good as an old one. */
    static EventId parse(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return NOWHERE;
        }
        var parts = SHAPE.matcher(sent);
        return parts.matches()
                ? new EventId(parts.group(1), Long.parseLong(parts.group(2)))
                : new EventId("unknown", 0);
    }

    boolean known() {
        return !epoch.isEmpty();
    }

    /** Whether an event at this place is news to one who has seen everything up to {@code seen}. */
    boolean isAfter(EventId seen) {
        return !known() || !epoch.equals(seen.epoch) || number > seen.number;
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
