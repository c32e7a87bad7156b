package org.usersay.standalone.process;

/** A program did not come up; the message says which, why, and where its log is. */
public final class ProgramFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProgramFailure(String message) {
        super(message);
    }
}
