package org.usersay.gateway.cache;

/** When something that answers depend on was last written through this gateway. */
final class Mark {

    private volatile long writtenAt;
    private volatile boolean written;

    void write(long now) {
        writtenAt = now;
        written = true;
    }

    /** Whether an answer asked for at {@code since} has seen the last write. */
    boolean isOlderThan(long since) {
        return !written || writtenAt - since < 0;
    }
}
