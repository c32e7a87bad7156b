package org.usersay.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker runs what is added at once, survives failures, and completes the round in progress when it is stopped. */
class QueueWorkerTests {

    private static final Duration NEVER = Duration.ofHours(1);

    private final AtomicInteger sweeps = new AtomicInteger();
    private final QueueWorker worker = worker(true);

    @AfterEach
    void stop() {
        worker.stop();
    }

    private QueueWorker worker(boolean enabled) {
        return new QueueWorker("test", enabled, NEVER, NEVER) {
            @Override
            protected void work() {
                runTasks();
            }

            @Override
            protected void sweep() {
                sweeps.incrementAndGet();
            }
        };
    }

    @Test
    void taskIsRunWithoutWaitingForThePoll() {
        var runs = new AtomicInteger();
        worker.start();
        worker.add(runs::incrementAndGet);
        await().until(() -> runs.get() == 1);
        worker.add(runs::incrementAndGet);
        await().until(() -> runs.get() == 2);
        assertThat(sweeps).hasValue(1);
    }

    @Test
    void failuresDoNotStopTheThread() {
        var done = new CountDownLatch(1);
        worker.start();
        worker.add(() -> {
            throw new MongoException("not available");
        });
        worker.add(() -> {
            throw new IllegalStateException("cannot be read");
        });
        await().until(() -> {
            worker.add(done::countDown);
            return done.getCount() == 0;
        });
    }

    @Test
    void stopWaitsForTheRoundInProgress() {
        var begun = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        var completed = new AtomicInteger();
        worker.start();
        worker.add(() -> {
            begun.countDown();
            awaitOn(stopping);
            completed.incrementAndGet();
        });
        awaitOn(begun);
        var stop = Thread.ofVirtual().start(worker::stop);
        await().until(() -> !worker.isRunning());
        stopping.countDown();
        await().until(() -> !stop.isAlive());
        assertThat(completed).hasValue(1);
    }

    @Test
    void disabledWorkerIsNotStarted() {
        var disabled = worker(false);
        disabled.start();
        assertThat(disabled.isRunning()).isFalse();
        disabled.stop();
    }

    private static void awaitOn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
