package org.usersay.comments.screening;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.store.AuthorHistory;

/** Rule by which what became of an author's latest comments holds the next one. */
interface HistoryRule {

    /** Reason that moderators see, in upper case. */
    String reason();

    boolean isOn(ModerationSettings settings);

    /**
     * Whether to hold, under settings by which the rule is on.
     *
     * @param history of the author on the site, without the comment itself
     * @param at when the comment was sent
     */
    boolean holds(AuthorHistory history, Instant at, ModerationSettings settings);

    /** Numbers that led to the hold, by their names, under the same settings. */
    Map<String, Integer> figures(AuthorHistory history, Instant at, ModerationSettings settings);

    /** Whether a limit is set. */
    static boolean isSet(@Nullable Integer limit) {
        return limit != null && limit > 0;
    }
}
