package org.usersay.gateway.route;

/** How a response arrives: metadata {@code response}. */
public enum ResponseKind {
    /** Whole, within the service's read time-out. */
    PROMPT,
    /** Imports and exports: no bound on the time between two reads. */
    TRANSFER,
    /** Server-Sent Events: no bound either, and many at once, most of them idle. */
    STREAM
}
