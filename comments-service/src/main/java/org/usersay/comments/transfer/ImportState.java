package org.usersay.comments.transfer;

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
