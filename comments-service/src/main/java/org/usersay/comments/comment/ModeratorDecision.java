package org.usersay.comments.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decision of a moderator as the comment keeps it.
 *
 * @param id the comment's id, a dot, and the version of the comment that was decided about
 * @param by id of the moderator
 * @param byName name of the moderator at that time
 * @param reason for moderators only; null where none was given
 * @param statement what the author may read; null where none was chosen
 * @param mailed whether the author also gets the statement by mail
 * @param replaced what an undo restores; null of a decision that another one followed
 */
public record ModeratorDecision(
        String id,
        Decision decision,
        String by,
        String byName,
        Instant at,
        @Nullable String reason,
        @Nullable String statement,
        boolean mailed,
        @Nullable Replaced replaced) {

    /** Status of the comment before a decision, as far as decisions change it. */
    public record Replaced(
            CommentState state,
            List<String> reasons,
            Evidence evidence,
            int answeredReports,
            @Nullable ModeratorDecision decision) {

        public Replaced {
            reasons = List.copyOf(reasons);
        }
    }

    /** The id of a decision about this version of a comment. */
    public static String id(Comment comment) {
        return comment.id() + '.' + comment.version();
    }

    ModeratorDecision replacing(@Nullable Replaced before) {
        return new ModeratorDecision(id, decision, by, byName, at, reason, statement, mailed, before);
    }
}
