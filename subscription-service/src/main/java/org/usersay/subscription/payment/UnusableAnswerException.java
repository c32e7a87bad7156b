package org.usersay.subscription.payment;

import java.io.IOException;
import java.io.Serial;

/** A provider answered, but said nothing that is understood. It has no part of the answer. */
final class UnusableAnswerException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
        super(message);
    }
}
