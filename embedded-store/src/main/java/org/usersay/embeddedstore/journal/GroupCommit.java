package org.usersay.embeddedstore.journal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit. Write commands run in parallel; all commands that have written meanwhile share one write to the journal, and
 * none is answered before that. A group never ends inside a command, so what is repeated from the
 * journal is always whole commands: a document together with its index keys. The same holds for checkpoints.
 */
public final class GroupCommit implements AutoCloseable {

    /** After so long without a write, what is only in the journal is written to the file. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /**
     * So much at most is only in the journal and in memory: a sixteenth of the heap, and 8 MB at least. A page that is changed
     * again until then is written once, which docs/benchmarks.md measures for imports.
     */
    static final long UNSAVED_BYTES =
            Math.max(8L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    private final Journal journal;
    private final Durability durability;
    private final Consumer<RuntimeException> onFailure;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Semaphore waiting = new Semaphore(0);
    private final Thread committer;
    private volatile CompletableFuture<Void> next = new CompletableFuture<>();
    private volatile boolean checkpointWanted;
    private volatile boolean closing;

    public GroupCommit(Journal journal, Durability durability, Consumer<RuntimeException> onFailure) {
        this.journal = journal;
        this.durability = durability;
        this.onFailure = onFailure;
        this.committer = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::run);
    }

    public void start() {
        committer.start();
    }

    /** Runs the command and returns, or throws what it threw, once everything it changed is in the journal. */
    public <T> T durably(Supplier<T> command) {
        return run(command, false);
    }

    /** The same for what is not in the journal: maps that are created and removed. */
    public <T> T checkpointed(Supplier<T> command) {
        return run(command, true);
    }

    private <T> T run(Supplier<T> command, boolean checkpoint) {
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            if (checkpoint) {
                checkpointWanted = true;
            }
            CompletableFuture<Void> commit = next;
            gate.readLock().unlock();
            waiting.release();
            commit.join();
        }
    }

    private void run() {
        boolean going = true;
        while (going && !closing) {
            if (someoneWaits()) {
                waiting.drainPermits();
                going = commit(false);
            } else if (journal.used()) {
                going = commit(true);
            }
        }
    }

    private boolean someoneWaits() {
        try {
            return waiting.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            // This thread is never interrupted; it ends on close.
            return false;
        }
    }

    private boolean commit(boolean checkpoint) {
        // No other thread replaces it.
        CompletableFuture<Void> served = next;
        try {
            write(checkpoint);
            if (durability == Durability.MACHINE) {
                journal.flush();
            }
            return served.complete(null);
        } catch (RuntimeException failure) {
            served.completeExceptionally(failure);
            next.completeExceptionally(failure);
            onFailure.accept(failure);
            return false;
        }
    }

    private void write(boolean checkpoint) {
        @Nullable WriteBuffer group = null;
        gate.writeLock().lock();
        try {
            if (checkpoint || checkpointWanted || journal.full(UNSAVED_BYTES)) {
                checkpointWanted = false;
                journal.checkpoint();
            } else {
                group = journal.take();
            }
            next = new CompletableFuture<>();
        } finally {
            gate.writeLock().unlock();
        }
        if (group != null) {
            journal.write(group);
        }
    }

    @Override
    public void close() {
        closing = true;
        waiting.release();
        try {
            committer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        commit(true);
    }
}
