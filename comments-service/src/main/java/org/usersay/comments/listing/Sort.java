package org.usersay.comments.listing;

/** Orders of a thread's top level. All are by (value, id), so that no two comments share a place. */
public enum Sort {
    NEWEST("new"),
    OLDEST("old"),
    /** By lower bound of the share of upward votes; among equals the newest first. */
    TOP("top"),
    /** Many votes that disagree first. */
    CONTROVERSIAL("con");

    private final String code;

    Sort(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
