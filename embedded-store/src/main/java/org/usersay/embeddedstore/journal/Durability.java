package org.usersay.embeddedstore.journal;

/** What an acknowledged write has survived by the time it is acknowledged. */
public enum Durability {
    /** The crash of every process: the operating system has it. Flushed to the device each second. */
    PROCESS,
    /** Also a power failure: it has been flushed to the device. */
    MACHINE
}
