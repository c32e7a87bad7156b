package org.usersay.comments.vote;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;

/**
 * Rejected comment as its author sees it.
 *
 * @param statement what the moderator gave as reason; null where nothing was chosen
 * @param appealable whether its author can still appeal
 */
record RejectedComment(
        @JsonUnwrapped CommentView comment,
        @Nullable String statement,
        @Nullable Instant rejectedAt,
        boolean appealable) {

    static RejectedComment of(Comment comment) {
        var review = comment.moderation().review();
        var decision = review.decision();
        return new RejectedComment(
                CommentView.inFull(comment),
                decision == null ? null : decision.statement(),
                decision == null ? null : decision.at(),
                !review.appealed());
    }
}
