package org.usersay.comments.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reader's complaint about a comment, for moderators' eyes. */
public record Report(String reader, Reason reason, @Nullable String note, Instant at) {

    /** What is wrong with it. */
    public enum Reason {
        SPAM,
        ABUSE,
        OFF_TOPIC,
        ILLEGAL,
        OTHER
    }
}
