package org.usersay.endtoend.system;

/** What can be killed. */
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

    /** Its name among the programs of the launcher. */
    String program() {
        return program;
    }
}
