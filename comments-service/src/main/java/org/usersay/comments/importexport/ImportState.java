package org.usersay.comments.importexport;

/** Where an import stands. */
enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    FAILED;

    boolean finished() {
        return this == DONE || this == FAILED;
    }
}
