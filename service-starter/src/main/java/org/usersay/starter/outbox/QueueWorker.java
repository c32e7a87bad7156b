package org.usersay.starter.outbox;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Thread that works off a queue while the application runs: at once when something was added, at intervals when something
 * may be due, and at longer ones what a crash left behind. While MongoDB is unavailable it waits.
 */
public abstract class QueueWorker implements SmartLifecycle {

    private static final int TASKS = 1_000;
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(TASKS);
    private final Semaphore added = new Semaphore(0);
    private final String name;
    private final boolean enabled;
    private final Duration poll;
    private final Duration sweepInterval;
    private long nextSweep = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param enabled whether the thread is started with the application
     * @param poll interval of the rounds in which nothing was added
     */
    protected QueueWorker(String name, boolean enabled, Duration poll, Duration sweepInterval) {
        this.name = name;
        this.enabled = enabled;
        this.poll = poll;
        this.sweepInterval = sweepInterval;
    }

    /** Processes what was added and what is due. */
    protected abstract void work() throws InterruptedException;

    /** Finds what a crash left behind. */
    protected abstract void sweep() throws InterruptedException;

    /** Adds a task for {@link #runTasks}. Where too many wait it is dropped, and its cause is found by the sweep. */
    protected final void add(Runnable task) {
        if (!tasks.offer(task)) {
            log.debug("{}: a task waits for the next sweep", name);
        }
        wake();
    }

    /** Runs the tasks that were added. */
    protected final void runTasks() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Begins a round now. */
    protected final void wake() {
        added.release();
    }

    @Override
    public void start() {
        if (enabled) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::loop);
        }
    }

    /** Waits for the round in progress; one that takes long is interrupted, and what it held becomes due again. */
    @Override
    public void stop() {
        running = false;
        wake();
        var stopped = thread;
        if (stopped == null) {
            return;
        }
        try {
            if (!stopped.join(LAST_ROUND)) {
                stopped.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            while (running) {
                round();
                added.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                added.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            if (System.nanoTime() - nextSweep >= 0) {
                sweep();
                nextSweep = System.nanoTime() + sweepInterval.toNanos();
            }
            work();
        } catch (MongoException e) {
            log.warn("{} waits until MongoDB is available: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            // One entry that cannot be read must not stop the thread that processes all others.
            log.error("{}: an entry could not be processed; it is tried again later", name, e);
        }
    }
}
