package org.usersay.starter.externalapi;

import java.io.IOException;
import java.io.Serial;

/** A provider answered, but said nothing that is understood. It has no part of the answer. */
public final class UnusableAnswerException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnusableAnswerException(String message) {
        super(message);
    }
}
