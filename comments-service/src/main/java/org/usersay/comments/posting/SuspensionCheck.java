package org.usersay.comments.posting;

import org.usersay.comments.comment.CommentProblem;

/** Check whether a reader is suspended. Implemented by {@code suspension}. */
@FunctionalInterface
public interface SuspensionCheck {

    boolean suspended(String reader);

    /** Returns for a reader who may write, or refuses with 403 {@code /problems/suspended}. */
    default void require(String reader) {
        if (suspended(reader)) {
            throw CommentProblem.SUSPENDED.refusal("You cannot write for the time being.");
        }
    }
}
