package org.usersay.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.usersay.benchmarks.load.Latencies;
import org.usersay.benchmarks.load.Load;
import org.usersay.benchmarks.load.Outcome;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.process.ProcessorTime;
import org.usersay.benchmarks.report.Table;
import org.usersay.benchmarks.scenario.BenchmarkCase;
import org.usersay.benchmarks.scenario.Client;
import org.usersay.benchmarks.scenario.SystemUnderTest;

/** Turns a row's requests into a line of the table. */
final class RowRunner {

    /** A program that is no part of the system, while one is measured. */
    private static final String PEER = "peer";

    static final List<String> PROGRAMS =
            List.of("gateway", "comments-service", "ratings-service", "subscription-service", "store", "redis", PEER);

    /** Answers of so nearly the same length cost nginx the same, and are measured once. */
    private static final int SAME_SIZE = 1_024;

    /** Of a row that is asked one by one, after at most so many that do not count. */
    private static final int SAMPLES = 20;

    private static final int UNCOUNTED = 15;

    private final Map<Integer, Outcome> besides = new HashMap<>();
    private final Map<String, Long> peers = new HashMap<>();
    private final SystemUnderTest systemUnderTest;
    private final Client client;
    private final Optional<Nginx> nginx;
    private final Plan plan;

    RowRunner(SystemUnderTest systemUnderTest, Optional<Nginx> nginx, Plan plan) {
        this.systemUnderTest = systemUnderTest;
        client = systemUnderTest.client();
        this.nginx = nginx;
        this.plan = plan;
    }

    static Table table() {
        List<String> head = new ArrayList<>(
                List.of("what", "requests/s", "p50 ms", "p99 ms", "failed", "bytes", "nginx/s", "of nginx"));
        PROGRAMS.forEach(program -> head.add(program.replace("-service", "") + " µs"));
        return new Table(head);
    }

    /** Counts this process's time in the last column from now on. */
    void watch(long pid) {
        peers.put(PEER, pid);
    }

    /** A closed loop on all connections, after a warm-up. */
    TableRow measure(BenchmarkCase benchmarkCase) {
        benchmarkCase.before().run();
        byte[] answer = client.send(
                        benchmarkCase.target(), benchmarkCase.requests().next())
                .body()
                .getBytes(UTF_8);
        Map<String, Duration> before = new LinkedHashMap<>();
        Outcome outcome = new Load(benchmarkCase.target(), plan)
                .run(benchmarkCase.requests(), () -> before.putAll(processorTimes()));
        Map<String, Duration> used = since(before);
        Optional<Outcome> peer =
                nginx.map(server -> besides.computeIfAbsent(answer.length / SAME_SIZE, size -> beside(server, answer)));
        return line(benchmarkCase.name(), outcome, answer.length, peer, used);
    }

    /**
     * So many requests, one after the other on one connection, each after what the row does before; that is left out of
     * the time and of the processor time.
     */
    TableRow sample(BenchmarkCase benchmarkCase) {
        long warm = System.nanoTime() + plan.warmUp().toNanos();
        for (int i = 0; i < UNCOUNTED && System.nanoTime() < warm; i++) {
            benchmarkCase.before().run();
            client.send(benchmarkCase.target(), benchmarkCase.requests().next());
        }
        Latencies latencies = new Latencies();
        Map<Integer, Integer> statuses = new TreeMap<>();
        Map<String, Duration> used = new LinkedHashMap<>();
        long elapsed = 0;
        int bytes = 0;
        for (int i = 0; i < SAMPLES; i++) {
            benchmarkCase.before().run();
            Map<String, Duration> before = processorTimes();
            long begun = System.nanoTime();
            Client.Reply reply =
                    client.send(benchmarkCase.target(), benchmarkCase.requests().next());
            long nanos = System.nanoTime() - begun;
            since(before).forEach((program, time) -> used.merge(program, time, Duration::plus));
            latencies.add(nanos);
            elapsed += nanos;
            statuses.merge(reply.status(), 1, Integer::sum);
            bytes += reply.body().getBytes(UTF_8).length;
        }
        Outcome outcome = new Outcome(Duration.ofNanos(elapsed), latencies, statuses, 0);
        return line(benchmarkCase.name(), outcome, bytes / SAMPLES, Optional.empty(), used);
    }

    private static TableRow line(
            String name, Outcome outcome, int bytes, Optional<Outcome> peer, Map<String, Duration> used) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                number(outcome.perSecond()),
                millis(outcome.latencies().millis(0.50)),
                millis(outcome.latencies().millis(0.99)),
                String.valueOf(outcome.failures()),
                String.valueOf(bytes),
                peer.map(other -> number(other.perSecond())).orElse(""),
                peer.map(other -> share(outcome.perSecond() / other.perSecond()))
                        .orElse("")));
        int answers = Math.max(1, outcome.latencies().count());
        PROGRAMS.forEach(program -> {
            Duration time = used.getOrDefault(program, Duration.ZERO);
            cells.add(number(time.toNanos() / 1e3 / answers));
        });
        return new TableRow(cells, outcome.perSecond());
    }

    private Outcome beside(Nginx server, byte[] answer) {
        Request request = Request.get(server.serve(answer));
        return new Load(server.target(), plan.warmedUpFor(Duration.ofSeconds(1))).run(Requests.same(request));
    }

    private Map<String, Duration> processorTimes() {
        Map<String, Long> processes = new LinkedHashMap<>(systemUnderTest.processes());
        processes.putAll(peers);
        Map<String, Duration> times = new LinkedHashMap<>();
        processes.forEach((program, pid) -> times.put(program, ProcessorTime.of(pid)));
        return times;
    }

    private Map<String, Duration> since(Map<String, Duration> before) {
        Map<String, Duration> used = processorTimes();
        used.replaceAll((program, time) -> time.minus(before.getOrDefault(program, Duration.ZERO)));
        return used;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
