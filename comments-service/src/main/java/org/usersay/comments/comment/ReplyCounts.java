package org.usersay.comments.comment;

/** How many replies are shown under a comment. */
@FunctionalInterface
public interface ReplyCounts {

    int of(Comment comment);
}
