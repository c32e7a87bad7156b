package org.usersay.starter.externalapi;

import java.io.IOException;
import java.io.Serial;

/** A provider refuses the request, which is not repeated. */
public final class RefusedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
