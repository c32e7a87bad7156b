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
import org.usersay.benchmarks.load.Load;
import org.usersay.benchmarks.load.Outcome;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.process.ProcessorTime;
import org.usersay.benchmarks.report.Table;
import org.usersay.benchmarks.scenario.Row;
import org.usersay.benchmarks.scenario.Setting;

/** Turns a row's requests into a line of the table. */
final class Measuring {

    static final List<String> PROGRAMS =
            List.of("gateway", "comments-service", "ratings-service", "subscription-service", "store", "redis");

    /** Answers of so nearly the same length cost nginx the same, and are measured once. */
    private static final int SAME_SIZE = 1_024;

    private final Map<Integer, Outcome> besides = new HashMap<>();
    private final Setting setting;
    private final Optional<Nginx> nginx;
    private final Plan plan;

    Measuring(Setting setting, Optional<Nginx> nginx, Plan plan) {
        this.setting = setting;
        this.nginx = nginx;
        this.plan = plan;
    }

    static Table table() {
        List<String> head = new ArrayList<>(
                List.of("what", "requests/s", "p50 ms", "p99 ms", "failed", "bytes", "nginx/s", "of nginx"));
        PROGRAMS.forEach(program -> head.add(program.replace("-service", "") + " µs"));
        return new Table(head);
    }

    List<String> measure(Row row) {
        row.before().run();
        byte[] answer = setting.client()
                .send(row.target(), row.requests().next())
                .body()
                .getBytes(UTF_8);
        Map<String, Duration> before = new LinkedHashMap<>();
        Outcome outcome = new Load(row.target(), plan).run(row.requests(), () -> before.putAll(processorTimes()));
        Map<String, Duration> after = processorTimes();
        Optional<Outcome> peer =
                nginx.map(server -> besides.computeIfAbsent(answer.length / SAME_SIZE, size -> beside(server, answer)));

        List<String> cells = new ArrayList<>(List.of(
                row.name(),
                number(outcome.perSecond()),
                millis(outcome.latencies().millis(0.50)),
                millis(outcome.latencies().millis(0.99)),
                String.valueOf(outcome.failures()),
                String.valueOf(answer.length),
                peer.map(other -> number(other.perSecond())).orElse(""),
                peer.map(other -> share(outcome.perSecond() / other.perSecond()))
                        .orElse("")));
        for (String program : PROGRAMS) {
            Duration used =
                    after.getOrDefault(program, Duration.ZERO).minus(before.getOrDefault(program, Duration.ZERO));
            cells.add(number(
                    used.toNanos() / 1e3 / Math.max(1, outcome.latencies().count())));
        }
        return cells;
    }

    private Outcome beside(Nginx server, byte[] answer) {
        Request request = Request.get(server.serve(answer));
        return new Load(server.target(), plan.warmedUpFor(Duration.ofSeconds(1))).run(Requests.same(request));
    }

    private Map<String, Duration> processorTimes() {
        Map<String, Duration> times = new LinkedHashMap<>();
        setting.processes().forEach((program, pid) -> times.put(program, ProcessorTime.of(pid)));
        return times;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
