package org.usersay.comments.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.screening.ModerationSettings.Mode;
import org.usersay.comments.store.AuthorHistory;
import org.usersay.starter.id.UuidV7;

/** Histories of authors, and settings, for the tests of the rules on them. */
final class Histories {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Histories() {}

    /** One comment in each of the states, the latest one just now, and each before by {@code apart}. */
    static AuthorHistory of(Duration apart, CommentState... states) {
        var entries = new ArrayList<AuthorHistory.Entry>();
        for (int at = 0; at < states.length; at++) {
            entries.add(new AuthorHistory.Entry(id(NOW.minus(apart.multipliedBy(at)), at), states[at]));
        }
        return new AuthorHistory(entries);
    }

    static CommentState[] times(int count, CommentState state) {
        return Collections.nCopies(count, state).toArray(CommentState[]::new);
    }

    private static String id(Instant at, int number) {
        return UuidV7.at(at) + "-7000-8000-%012x".formatted(number);
    }

    static ModerationSettings settings(
            int rejectionsToHold, int rejectionDays, int rejectedShareToHold, int floodComments, int floodMinutes) {
        return new ModerationSettings(
                Mode.POSTMODERATED,
                List.of(),
                List.of(),
                null,
                0,
                15,
                false,
                null,
                0,
                0,
                0,
                0,
                rejectionsToHold,
                rejectionDays,
                rejectedShareToHold,
                floodComments,
                floodMinutes);
    }
}
