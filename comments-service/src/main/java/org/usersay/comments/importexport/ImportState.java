package org.usersay.comments.importexport;

/** State of an import. */
enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    FAILED;

    boolean finished() {
        return this == DONE || this == FAILED;
    }
}
