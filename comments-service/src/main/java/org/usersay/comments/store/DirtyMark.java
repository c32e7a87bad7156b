package org.usersay.comments.store;

import java.time.Instant;

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

    /** A text that is greater than all marks made before this instant, and less than all made after its millisecond. */
    static String at(Instant instant) {
        var millis = "%012x".formatted(instant.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }
}
