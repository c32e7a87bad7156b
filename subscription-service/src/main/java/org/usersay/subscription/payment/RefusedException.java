package org.usersay.subscription.payment;

import java.io.IOException;
import java.io.Serial;

/** A provider refuses the request, which is not repeated. */
final class RefusedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
