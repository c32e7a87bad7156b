package org.usersay.comments.page;

/** Orders of a thread's top level. All are by (value, id), so that the order of any two comments is defined. */
public enum CommentSort {
    NEWEST,
    OLDEST,
    /** By lower bound of the share of upward votes; among equals the newest first. */
    TOP,
    /** Many votes that disagree first. */
    CONTROVERSIAL;

    /** Whether small values come first. */
    boolean ascending() {
        return this == OLDEST;
    }
}
