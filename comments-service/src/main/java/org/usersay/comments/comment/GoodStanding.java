package org.usersay.comments.comment;

/** Who must not write. Implemented by {@code standing}. */
@FunctionalInterface
public interface GoodStanding {

    boolean suspended(String reader);
}
