package org.usersay.starter.problem;

import java.io.IOException;
import java.time.Duration;

/** A body that did not arrive whole within its deadline, or not as fast as it had to. */
public final class BodyTooLateException extends IOException {

    private static final long serialVersionUID = 1L;

    private BodyTooLateException(String message) {
        super(message);
    }

    public static BodyTooLateException notWhole(Duration deadline) {
        return new BodyTooLateException("Send the whole body within " + deadline.toSeconds() + " seconds.");
    }

    public static BodyTooLateException tooSlow(long bytesPerSecond) {
        return new BodyTooLateException("Send the body at " + bytesPerSecond + " bytes a second at least.");
    }
}
