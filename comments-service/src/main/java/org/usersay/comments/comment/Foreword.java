package org.usersay.comments.comment;

/** Told of a new comment before it is written, so that what must follow it is durable first. */
@FunctionalInterface
public interface Foreword {

    void beforeInsert(Comment comment);
}
