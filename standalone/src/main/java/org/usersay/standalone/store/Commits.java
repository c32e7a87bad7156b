package org.usersay.standalone.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Group commit. Write commands run side by side; whoever asks first is served with all who wrote meanwhile by one
 * commit of the file, and nobody is answered before that. A commit never falls inside a command, so the file always
 * holds whole commands: a document together with its index keys.
 */
final class Commits implements AutoCloseable {

    /** Whoever writes alone is served at once. */
    private static final int COMPANY = 4;

    /** Where others write as well, the next commit waits for more of them: what it costs hardly grows with their number. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    private final MVStore store;
    private final Durability durability;
    private final Consumer<RuntimeException> onFailure;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Semaphore waiting = new Semaphore(0);
    private final Thread committer;
    private volatile CompletableFuture<Void> next = new CompletableFuture<>();
    private volatile boolean closing;

    Commits(MVStore store, Durability durability, Consumer<RuntimeException> onFailure) {
        this.store = store;
        this.durability = durability;
        this.onFailure = onFailure;
        this.committer = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::run);
    }

    void start() {
        committer.start();
    }

    /** Runs the command and returns, or throws what it threw, once everything it changed is in the file. */
    <T> T durably(Supplier<T> command) {
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            CompletableFuture<Void> commit = next;
            gate.readLock().unlock();
            waiting.release();
            commit.join();
        }
    }

    private void run() {
        int served = 0;
        while (!closing) {
            waiting.acquireUninterruptibly();
            if (served >= COMPANY) {
                LockSupport.parkNanos(GATHERING.toNanos());
            }
            served = 1 + waiting.drainPermits();
            if (!commit()) {
                return;
            }
        }
    }

    private boolean commit() {
        // Nobody else replaces it.
        CompletableFuture<Void> served = next;
        try {
            write();
            if (durability == Durability.MACHINE) {
                store.sync();
            }
            return served.complete(null);
        } catch (RuntimeException failure) {
            served.completeExceptionally(failure);
            next.completeExceptionally(failure);
            onFailure.accept(failure);
            return false;
        }
    }

    private void write() {
        gate.writeLock().lock();
        try {
            store.commit();
            next = new CompletableFuture<>();
        } finally {
            gate.writeLock().unlock();
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
        commit();
    }
}
