package org.usersay.starter.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body exceeded its limit while it was read. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    public BodyTooLargeException(long limit) {
        super("The body has more than " + limit + " bytes");
        this.limit = limit;
    }

    /** Detail of the problem. */
    public String detail() {
        return "Send at most " + limit + " bytes.";
    }

    /** Whether this is at the bottom of {@code fault}. */
    static boolean causes(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
