package org.usersay.endtoend.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** Clients that write at the same time, each at a steady pace, until they are stopped. */
final class Writers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MILLIS_BETWEEN_WRITES = 150;

    private final Map<Writer, Integer> acknowledged = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;
    private final List<? extends Future<?>> running;
    private volatile boolean stopped;

    private Writers(List<Writer> writers) {
        writers.forEach(writer -> acknowledged.put(writer, 0));
        threads = Executors.newScheduledThreadPool(writers.size());
        running = writers.stream()
                .map(writer ->
                        threads.scheduleWithFixedDelay(() -> write(writer), 0, MILLIS_BETWEEN_WRITES, MILLISECONDS))
                .toList();
    }

    static Writers start(List<Writer> writers) {
        return new Writers(writers);
    }

    private void write(Writer writer) {
        if (!stopped && writer.write(() -> stopped)) {
            acknowledged.merge(writer, 1, Integer::sum);
        }
    }

    /** Returns when each of them has had so many more writes acknowledged. */
    void awaitMore(int number) {
        Map<Writer, Integer> goals = new HashMap<>(acknowledged);
        goals.replaceAll((writer, count) -> count + number);
        await("each writer to be acknowledged")
                // The mail catcher's threads fail when a client of theirs is killed.
                .dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .failFast(this::requireNoFailure)
                .untilAsserted(() -> assertThat(goals)
                        .allSatisfy((writer, goal) ->
                                assertThat(acknowledged.get(writer)).isGreaterThanOrEqualTo(goal)));
    }

    int acknowledged() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns when all have stopped; fails if one of them got an answer that it must not get. */
    void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        threads.shutdown();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), SECONDS)).isTrue();
        requireNoFailure();
    }

    private void requireNoFailure() throws InterruptedException, ExecutionException {
        for (Future<?> writer : running) {
            if (writer.state() == Future.State.FAILED) {
                writer.get();
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
