package org.usersay.endtoend.system;

/** A process that can be killed. */
public enum Part {
    STORE("store"),
    REDIS("redis"),
    SUBSCRIPTION("subscription-service"),
    COMMENTS("comments-service"),
    RATINGS("ratings-service"),
    GATEWAY("gateway");

    private final String program;

    Part(String program) {
        this.program = program;
    }

    /** Name of the program in the launcher. */
    String program() {
        return program;
    }
}
