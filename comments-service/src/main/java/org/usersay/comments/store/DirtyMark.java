package org.usersay.comments.store;

/**
 * A mark in a comment's document, written with a change from which something follows elsewhere: in the summary of the
 * comment it is shown under, in the article's counter, in a vote or in the list of pins. It is removed when all of that
 * is done, on the condition that it is still the same. What a crash left is found by the mark's age, since it is a UUID of
 * version 7.
 *
 * <p>Only the write that found no mark removes its own. Where two overlap neither does, and {@link CommentReconciler}
 * finishes both.
 */
public final class DirtyMark {

    static final String FIELD = "dirty";

    private DirtyMark() {}
}
