package org.usersay.comments.comment;

/** Told of a comment before it is written, so that what must follow it is durable first. */
public interface Foreword {

    void beforeInsert(Comment comment);

    /** Before {@code after} takes the place of {@code before}; it may come to nothing. */
    void beforeChange(Comment before, Comment after);
}
