package org.usersay.standalone.process;

/** Failure of a program to become ready; the message names the program, the reason and its log. */
public final class ProgramFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProgramFailure(String message) {
        super(message);
    }
}
