package org.usersay.starter.webhook;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Thread that moves events from the documents of their causes to the queue: those of this process at once, and at
 * intervals those that a crash left behind. What the bounded queue between does not take is found by the sweep.
 */
final class WebhookWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int QUEUED = 1_000;

    private final BlockingQueue<Runnable> moves = new LinkedBlockingQueue<>(QUEUED);
    private final List<Runnable> sweeps = new CopyOnWriteArrayList<>();
    private final Duration interval;
    private final Clock clock;
    private Instant nextSweep = Instant.MIN;
    private volatile boolean running;
    private @Nullable Thread thread;

    WebhookWorker(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    void soon(Runnable move) {
        if (!moves.offer(move)) {
            log.debug("An event of a web-hook waits for the next sweep");
        }
    }

    void sweep(Runnable sweep) {
        sweeps.add(sweep);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("webhook-events").start(this::loop);
    }

    /** Interrupts a move in progress, which is repeated by a sweep. */
    @Override
    public void stop() {
        running = false;
        var stopped = thread;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            while (running) {
                var move = moves.poll(interval.toMillis(), TimeUnit.MILLISECONDS);
                round(move);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(@Nullable Runnable move) {
        try {
            if (move != null) {
                move.run();
            }
            if (!clock.instant().isBefore(nextSweep)) {
                nextSweep = clock.instant().plus(interval);
                sweeps.forEach(Runnable::run);
            }
        } catch (MongoException e) {
            log.warn("Events of web-hooks wait for MongoDB: {}", e.getMessage());
        } catch (RuntimeException e) {
            // One event that cannot be read must not stop the thread that moves all others.
            log.error("An event of a web-hook could not be moved; the next sweep tries again", e);
        }
    }
}
