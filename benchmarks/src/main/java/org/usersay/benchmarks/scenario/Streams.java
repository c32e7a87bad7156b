package org.usersay.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.usersay.benchmarks.load.Latencies;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.process.Heap;
import org.usersay.benchmarks.process.Memory;
import org.usersay.benchmarks.scenario.SseClient.State;
import org.usersay.standalone.service.Service;

/** Five thousand readers who follow one article live, directly and through the gateway. */
public final class Streams {

    private static final int READERS = 5_000;
    private static final int COMMENTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ARTICLE = "/api/v1/sites/vir/articles/live/comments";

    private final SystemUnderTest systemUnderTest;

    public Streams(SystemUnderTest systemUnderTest) {
        this.systemUnderTest = systemUnderTest;
    }

    /**
     * Result for the streams and the comments.
     *
     * @param open streams before the first comment; {@code stillOpen} after the last
     * @param arrived of {@code sent} deliveries
     * @param latencies from the moment before a comment is posted to its arrival
     * @param perStream memory of each process for a stream
     */
    public record Result(
            String name,
            int open,
            int stillOpen,
            int sent,
            int arrived,
            Latencies latencies,
            Map<String, Bytes> perStream) {}

    /**
     * Memory of a process.
     *
     * @param heap reachable bytes
     * @param resident resident bytes, which seldom shrink, so growth shows once
     */
    public record Bytes(long heap, long resident) {}

    /** Directly first, so that the growth of the service shows. */
    public List<Way> ways() {
        return List.of(
                new Way("direct", systemUnderTest.target(Service.COMMENTS), List.of(Service.COMMENTS)),
                new Way("gateway", systemUnderTest.gateway(), List.of(Service.GATEWAY, Service.COMMENTS)));
    }

    /** A target of streams, and the services that hold them. */
    public record Way(String name, Target target, List<Service> services) {}

    /** The time from the moment all clients have left until no process holds a stream. */
    public Duration abandoned(Way way) {
        long begun = System.nanoTime();
        long end = begun + PATIENCE.toNanos();
        while (way.services().stream().anyMatch(service -> open(service) > 0)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Streams without a reader stay open");
            }
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private double open(Service service) {
        return systemUnderTest.gauge(
                service, service == Service.GATEWAY ? "usersay_streams_open" : "usersay_live_open");
    }

    /** Runs {@code beside} while the streams are open. */
    public Result run(Way way, Consumer<BenchmarkCase> beside) throws IOException, InterruptedException {
        String token = systemUnderTest.client().reader(1_000 + way.services().size());
        post(token, 0);
        try (SseAudience sseAudience = new SseAudience()) {
            Map<String, Bytes> before = memory(way);
            sseAudience.open(way.target(), ARTICLE + "/stream", READERS);
            int open = sseAudience.count(State.OPEN);
            Map<String, Bytes> after = memory(way);
            Latencies latencies = new Latencies();
            int arrived = 0;
            for (int i = 1; i <= COMMENTS; i++) {
                int number = i;
                arrived += sseAudience.hear(() -> post(token, number), latencies);
            }
            beside.accept(BenchmarkCase.same(
                    "count batch of 50 beside " + open + " streams, " + way.name(),
                    way.target(),
                    ReaderJourney.counts()));
            return new Result(
                    way.name(),
                    open,
                    sseAudience.count(State.OPEN),
                    READERS * COMMENTS,
                    arrived,
                    latencies,
                    each(before, after));
        }
    }

    private Map<String, Bytes> memory(Way way) throws InterruptedException {
        Map<String, Bytes> memory = new LinkedHashMap<>();
        for (Service service : way.services()) {
            long pid = Objects.requireNonNull(systemUnderTest.processes().get(service.program()));
            long heap = Heap.live(pid);
            memory.put(service.program(), new Bytes(heap, Memory.resident(pid)));
        }
        return memory;
    }

    private static Map<String, Bytes> each(Map<String, Bytes> before, Map<String, Bytes> after) {
        Map<String, Bytes> each = new LinkedHashMap<>();
        after.forEach((program, now) -> {
            Bytes then = Objects.requireNonNull(before.get(program));
            each.put(
                    program,
                    new Bytes((now.heap() - then.heap()) / READERS, (now.resident() - then.resident()) / READERS));
        });
        return each;
    }

    private void post(String token, int number) {
        systemUnderTest
                .client()
                .send(Request.json("POST", ARTICLE, "{\"text\":\"A comment for everybody, number " + number + ".\"}")
                        .as(token))
                .expect(201);
    }
}
