package org.usersay.starter.problem;

/**
 * Thrown by a value that does not accept what it was given. Its text is written for the person who typed it, and is the
 * only exception's text that a client ever reads.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    public InvalidValueException(String detail) {
        super(detail);
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
