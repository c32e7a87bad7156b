package org.usersay.comments.count;

/** Orders of a thread's top level. All are by (value, id), so that no two comments share a place. */
public enum CommentSort {
    NEWEST("new"),
    OLDEST("old"),
    /** By lower bound of the share of upward votes; among equals the newest first. */
    TOP("top"),
    /** Many votes that disagree first. */
    CONTROVERSIAL("con");

    private final String code;

    CommentSort(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
