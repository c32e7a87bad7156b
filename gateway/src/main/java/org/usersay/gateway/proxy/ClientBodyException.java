package org.usersay.gateway.proxy;

import java.io.IOException;

/** The client did not send the body that it announced. The circuit breakers ignore it. */
final class ClientBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientBodyException(Exception cause) {
        super(cause);
    }
}
