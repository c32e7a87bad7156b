package org.usersay.comments.moderation;

import org.usersay.comments.comment.CommentState;

/** Moderator's decision about a comment. */
enum Decision {
    APPROVE(CommentState.PUBLISHED),
    REJECT(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    DELETE(CommentState.DELETED);

    private final CommentState outcome;

    Decision(CommentState outcome) {
        this.outcome = outcome;
    }

    CommentState outcome() {
        return outcome;
    }
}
