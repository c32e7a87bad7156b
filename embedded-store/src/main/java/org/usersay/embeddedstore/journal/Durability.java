package org.usersay.embeddedstore.journal;

/** What an acknowledged write has survived by the time it is acknowledged. */
public enum Durability {
    /** The death of every process: it is in the file, as the operating system sees it. Flushed each second. */
    PROCESS,
    /** Also a power failure: it has been flushed to the device. */
    MACHINE
}
