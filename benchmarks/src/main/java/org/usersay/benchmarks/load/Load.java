package org.usersay.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Closed-loop load: every connection asks again as soon as it has its answer. */
public final class Load {

    private static final long PATIENCE_MILLIS = 50;
    private static final double GROWING = 1.05;
    /** Rounds without growth; one may be an accident. */
    private static final int STEADY = 2;

    private final Target target;
    private final Plan plan;

    public Load(Target target, Plan plan) {
        this.target = target;
        this.plan = plan;
    }

    public Outcome run(Requests requests) {
        return run(requests, () -> {});
    }

    /** Calls back at the moment when the warm-up is over. */
    public Outcome run(Requests requests, Runnable measuring) {
        Run run = new Run();
        List<Connection> connections = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < plan.connections(); i++) {
                Connection connection = new Connection(target, requests, run);
                connections.add(connection);
                connection.open(selector);
            }
            warmUp(selector, run);
            run.startMeasuring();
            measuring.run();
            long start = System.nanoTime();
            drive(selector, plan.measured());
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            for (Connection connection : connections) {
                connection.close();
            }
            return run.outcome(elapsed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Until the rate grows no more: compilers need their time under a load, and share the processors with it. What is
     * measured before tells more about them than about the system.
     */
    private void warmUp(Selector selector, Run run) throws IOException {
        long best = 0;
        int steady = 0;
        for (int round = 0; round < plan.rounds() && steady < STEADY; round++) {
            long before = run.answers();
            drive(selector, plan.warmUp());
            long now = run.answers() - before;
            steady = now < best * GROWING ? steady + 1 : 0;
            best = Math.max(best, now);
        }
    }

    private static void drive(Selector selector, Duration time) throws IOException {
        ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            selector.select(PATIENCE_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Connection) key.attachment()).drive(key, scratch);
            }
            selector.selectedKeys().clear();
        }
    }
}
