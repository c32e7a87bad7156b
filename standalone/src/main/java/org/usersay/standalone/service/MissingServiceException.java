package org.usersay.standalone.service;

/** A service that has not been built. */
public final class MissingServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingServiceException(String message) {
        super(message);
    }
}
