package org.usersay.benchmarks.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.usersay.benchmarks.load.Latencies;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.scenario.SseClient.State;

/** Clients that follow one article, on one thread. */
final class SseAudience implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Opens so many streams, as fast as they are accepted. */
    private static final int CROWD = 250;

    private final ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);
    private final List<SseClient> followers = new ArrayList<>();
    private final Selector selector;
    private int settled;
    private int arrived;

    SseAudience() throws IOException {
        selector = Selector.open();
    }

    /** Returns when each stream is open or refused. */
    void open(Target target, String path, int number) throws IOException {
        while (followers.size() < number) {
            int all = Math.min(number, followers.size() + CROWD);
            while (followers.size() < all) {
                followers.add(new SseClient(target, path, selector));
            }
            drive(() -> settled >= all, new Latencies(), 0);
        }
    }

    int count(State state) {
        return (int) followers.stream()
                .filter(sseClient -> sseClient.state() == state)
                .count();
    }

    /** Records when the next comment reaches each open stream; the result is how many it reached. */
    int hear(Runnable posting, Latencies latencies) throws IOException {
        int expected = count(State.OPEN);
        arrived = 0;
        long begun = System.nanoTime();
        CompletableFuture<Void> posted = CompletableFuture.runAsync(posting);
        drive(() -> arrived >= expected, latencies, begun);
        posted.join();
        return arrived;
    }

    private void drive(BooleanSupplier done, Latencies latencies, long begun) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            selector.select(20);
            for (SelectionKey key : selector.selectedKeys()) {
                SseClient sseClient = (SseClient) key.attachment();
                boolean asking = sseClient.state() == State.CONNECTING;
                int before = sseClient.comments();
                sseClient.drive(key, scratch);
                settled += asking && sseClient.state() != State.CONNECTING ? 1 : 0;
                if (sseClient.comments() > before) {
                    arrived++;
                    latencies.add(System.nanoTime() - begun);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (SseClient sseClient : followers) {
            sseClient.close();
        }
        selector.close();
    }
}
