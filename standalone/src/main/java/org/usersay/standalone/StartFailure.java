package org.usersay.standalone;

/** Why it does not start, in words for whoever typed the command. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}
