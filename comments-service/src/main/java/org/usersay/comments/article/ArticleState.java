package org.usersay.comments.article;

/** Whether a thread takes comments. */
public enum ArticleState {
    OPEN,
    /** Every comment waits for a moderator. */
    PREMODERATED,
    CLOSED
}
