package org.usersay.comments.comment;

import java.util.Collection;

/**
 * Told before a comment is written and when every copy has it, so that what a dying process left undone is known
 * afterwards. Implemented by {@code listing}.
 */
public interface PendingWrites {

    /** Before the write. */
    void mark(String comment, String what);

    /** The same for many at once. */
    void mark(Collection<String> comments, String what);

    /** Nothing of this is left to do. */
    void done(String comment, String what);

    /** What is marked when a comment's version is written. */
    static String version(long version) {
        return Long.toString(version);
    }
}
