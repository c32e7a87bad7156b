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

/** Measurement of one row of the table. */
final class RowRunner {

    private static final List<String> PROGRAMS =
            List.of("gateway", "comments-service", "ratings-service", "subscription-service", "store", "redis");

    /** Answers of so nearly the same length cost nginx the same, and are measured once. */
    private static final int SAME_SIZE = 1_024;

    /** Requests of a row that is measured one by one, after at most {@link #UNCOUNTED} that do not count. */
    private static final int SAMPLES = 20;

    private static final int UNCOUNTED = 15;

    private final Map<Integer, Outcome> besides = new HashMap<>();
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
        head.add("all µs");
        return new Table(head);
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

    /** Each of the row's requests once, on all connections, after a warm-up with other requests. */
    TableRow measureOnce(BenchmarkCase benchmarkCase, Requests warmUp) {
        new Load(benchmarkCase.target(), plan).run(warmUp);
        benchmarkCase.before().run();
        Map<String, Duration> before = processorTimes();
        Outcome outcome = new Load(benchmarkCase.target(), plan).runOut(benchmarkCase.requests());
        Map<String, Duration> used = since(before);
        int bytes = client.send(benchmarkCase.target(), warmUp.next()).body().getBytes(UTF_8).length;
        return line(benchmarkCase.name(), outcome, bytes, Optional.empty(), used);
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
        PROGRAMS.forEach(program -> cells.add(micros(used.getOrDefault(program, Duration.ZERO), answers)));
        cells.add(micros(used.values().stream().reduce(Duration.ZERO, Duration::plus), answers));
        return new TableRow(cells, outcome.perSecond());
    }

    private Outcome beside(Nginx server, byte[] answer) {
        Request request = Request.get(server.serve(answer));
        return new Load(server.target(), plan.warmedUpFor(Duration.ofSeconds(1))).run(Requests.same(request));
    }

    private Map<String, Duration> processorTimes() {
        Map<String, Duration> times = new LinkedHashMap<>();
        systemUnderTest.processes().forEach((program, pid) -> times.put(program, ProcessorTime.of(pid)));
        return times;
    }

    private Map<String, Duration> since(Map<String, Duration> before) {
        Map<String, Duration> used = processorTimes();
        used.replaceAll((program, time) -> time.minus(before.getOrDefault(program, Duration.ZERO)));
        return used;
    }

    private static String micros(Duration time, int answers) {
        return number(time.toNanos() / 1e3 / answers);
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
