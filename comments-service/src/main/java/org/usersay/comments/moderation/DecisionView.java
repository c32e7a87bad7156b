package org.usersay.comments.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Decision;
import org.usersay.comments.comment.ModeratorDecision;

/**
 * Last decision about a comment as moderators see it.
 *
 * @param undoUntil null where it cannot be undone any more
 */
record DecisionView(
        String id,
        Decision decision,
        String by,
        String byName,
        Instant at,
        @Nullable String reason,
        @Nullable String statement,
        @Nullable Instant undoUntil) {

    static DecisionView of(ModeratorDecision decision, @Nullable Instant undoUntil) {
        return new DecisionView(
                decision.id(),
                decision.decision(),
                decision.by(),
                decision.byName(),
                decision.at(),
                decision.reason(),
                decision.statement(),
                undoUntil);
    }
}
