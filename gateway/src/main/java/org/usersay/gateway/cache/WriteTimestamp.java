package org.usersay.gateway.cache;

/** Time of the latest write, through this gateway, to something that responses depend on. */
final class WriteTimestamp {

    private volatile long writtenAt;
    private volatile boolean written;

    /** Records a write at {@code now}, in nanoseconds of {@link System#nanoTime}. */
    void record(long now) {
        writtenAt = now;
        written = true;
    }

    /** Whether a response that was requested at {@code requestedAt} includes the latest write. */
    boolean isBefore(long requestedAt) {
        return !written || writtenAt - requestedAt < 0;
    }
}
