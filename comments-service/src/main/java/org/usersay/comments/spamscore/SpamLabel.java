package org.usersay.comments.spamscore;

import java.util.Optional;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;

/** What a moderator's decision teaches about a comment. Rejected and deleted comments teach nothing: they may be rude. */
enum SpamLabel {
    SPAM("spam"),
    HAM("ham");

    private final String field;

    SpamLabel(String field) {
        this.field = field;
    }

    /** Field of the documents in which the label is counted. */
    String field() {
        return field;
    }

    static Optional<SpamLabel> of(Comment comment) {
        if (comment.state() == CommentState.SPAM) {
            return Optional.of(SPAM);
        }
        return comment.published() && isApproved(comment) ? Optional.of(HAM) : Optional.empty();
    }

    private static boolean isApproved(Comment comment) {
        var decision = comment.moderation().review().decision();
        return decision != null && decision.decision() == Decision.APPROVE;
    }
}
