package org.usersay.comments.comment;

/** Where a comment stands. Only {@code PUBLISHED} shows its words to everybody. */
public enum CommentState {
    PUBLISHED,
    HELD,
    REJECTED,
    SPAM,
    DELETED
}
