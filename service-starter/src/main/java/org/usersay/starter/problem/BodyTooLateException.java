package org.usersay.starter.problem;

import java.io.IOException;
import java.time.Duration;

/** A body that did not arrive whole within its deadline. */
public final class BodyTooLateException extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLateException(Duration deadline) {
        super("Send the whole body within " + deadline.toSeconds() + " seconds.");
    }
}
