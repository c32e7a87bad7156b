package org.usersay.standalone;

/** Reason why the start was refused, in words for the person at the command line. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}
