package org.usersay.comments.comment;

/** Moderator's decision about a comment. */
public enum Decision {
    APPROVE(CommentState.PUBLISHED),
    REJECT(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    DELETE(CommentState.DELETED);

    private final CommentState outcome;

    Decision(CommentState outcome) {
        this.outcome = outcome;
    }

    public CommentState outcome() {
        return outcome;
    }
}
