package org.usersay.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Closed-loop load: each connection sends its next request as soon as it has the answer to the last one. */
public final class Load {

    private static final long PATIENCE_MILLIS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Target target;
    private final Plan plan;

    public Load(Target target, Plan plan) {
        this.target = target;
        this.plan = plan;
    }

    public Outcome run(Requests requests) {
        return run(requests, () -> {});
    }

    /** Runs {@code measuring} at the moment when the warm-up is over. */
    public Outcome run(Requests requests, Runnable measuring) {
        Run run = new Run();
        try (Selector selector = Selector.open()) {
            List<Connection> connections = connect(requests, run, selector);
            WarmUp.run(plan.rounds(), () -> {
                long before = run.answers();
                drive(selector, plan.warmUp());
                return run.answers() - before;
            });
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

    /** Without a warm-up, until the requests are exhausted. */
    public Outcome runOut(Requests requests) {
        Run run = new Run();
        run.startMeasuring();
        try (Selector selector = Selector.open()) {
            long start = System.nanoTime();
            connect(requests, run, selector);
            drive(selector, LONGEST);
            return run.outcome(Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Connection> connect(Requests requests, Run run, Selector selector) throws IOException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < plan.connections(); i++) {
            Connection connection = new Connection(target, requests, run);
            connections.add(connection);
            connection.open(selector);
        }
        return connections;
    }

    private static void drive(Selector selector, Duration time) throws IOException {
        ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !selector.keys().isEmpty()) {
            selector.select(PATIENCE_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Connection) key.attachment()).drive(key, scratch);
            }
            selector.selectedKeys().clear();
        }
    }
}
