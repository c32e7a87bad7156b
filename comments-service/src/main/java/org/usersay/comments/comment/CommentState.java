package org.usersay.comments.comment;

/** State of a comment. Only the text of a {@code PUBLISHED} one is public. */
public enum CommentState {
    PUBLISHED,
    HELD,
    REJECTED,
    SPAM,
    DELETED
}
