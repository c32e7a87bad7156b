package org.usersay.comments.count;

/**
 * That a comment is about to be written.
 *
 * @param comment its id
 * @param what the version to be written, or the id of a vote to be counted
 */
record DirtyMark(String comment, String what) {

    static DirtyMark parse(String text) {
        int colon = text.indexOf(':');
        return new DirtyMark(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether it announces this version or one before it. */
    boolean reached(long version) {
        return !what.matches("\\d{1,18}") || Long.parseLong(what) <= version;
    }

    @Override
    public String toString() {
        return comment + ":" + what;
    }
}
