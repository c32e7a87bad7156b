package org.usersay.starter.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body went past its limit while it was read. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLargeException(long limit) {
        super("The body has more than " + limit + " bytes");
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
