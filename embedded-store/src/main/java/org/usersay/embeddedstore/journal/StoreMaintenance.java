package org.usersay.embeddedstore.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/** Each second: flush the files to the device, and rewrite what is left in chunks that are mostly replaced. */
public final class StoreMaintenance implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);
    static final int REWRITE_BELOW_PERCENT = 50;
    private static final int LEAST_REWRITE_BYTES = 4 * 1024 * 1024;

    private final MVStore store;
    private final Journal journal;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;

    public StoreMaintenance(MVStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
        this.thread = Thread.ofPlatform().name("store-housekeeping").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                journal.flush();
                compact(store);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Rewrites the chunks in which least is live, where less than half of the file is. A chunk is only chosen if what is live
     * in it fits the limit, and it may be as large as a checkpoint.
     */
    static void compact(MVStore store) {
        long bytes = LEAST_REWRITE_BYTES;
        while (!store.compact(REWRITE_BELOW_PERCENT, (int) bytes) && bytes < GroupCommit.UNSAVED_BYTES) {
            bytes *= 2;
        }
    }

    @Override
    public void close() {
        stop.release();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
