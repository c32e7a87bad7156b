package org.usersay.benchmarks;

import static org.usersay.benchmarks.Measuring.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.report.Table;
import org.usersay.benchmarks.scenario.Aim;
import org.usersay.benchmarks.scenario.Ballot;
import org.usersay.benchmarks.scenario.Row;
import org.usersay.benchmarks.scenario.Setting;
import org.usersay.benchmarks.scenario.Streams;

/** The table, and below it what does not fit into one. */
final class Report {

    private static final List<String> STREAMING = List.of("gateway", "comments-service");

    private final Arguments arguments;
    private final Measuring measuring;
    private final Table table = Measuring.table();
    private final Table streams = new Table(List.of(
            "what",
            "still open",
            "delivered",
            "of",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms",
            "gateway heap KB",
            "gateway resident KB",
            "comments heap KB",
            "comments resident KB"));
    private final Table aims = new Table(List.of(
            "a vote costs at most three HINCRBY and one durable findOneAndUpdate",
            "vote µs",
            "HINCRBY µs",
            "findOneAndUpdate µs",
            "allowed µs",
            "vote/allowed",
            "reached"));
    private final Map<String, Double> rates = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();

    Report(Setting setting, Optional<Nginx> nginx, Arguments arguments) {
        this.arguments = arguments;
        measuring = new Measuring(setting, nginx, arguments.plan());
    }

    /** Many requests at once. */
    void measure(List<Row> rows) {
        each(rows, measuring::measure);
    }

    /** One request after the other. */
    void sample(List<Row> rows) {
        each(rows, measuring::sample);
    }

    /** Whether something of this name is asked for. */
    boolean wants(String name) {
        return arguments.names(name);
    }

    private void each(List<Row> rows, Function<Row, Line> how) {
        for (Row row : rows) {
            if (wants(row.name())) {
                System.err.println("Measuring " + row.name());
                Line line = how.apply(row);
                System.err.println("  " + line.cells().get(1) + " requests/s");
                table.add(line.cells());
                rates.put(row.name(), line.perSecond());
            }
        }
    }

    /** Rows from now on also tell the processor time of a program that is no part of the system. */
    void watch(long pid) {
        measuring.watch(pid);
    }

    /** Says what these rows, of which the smallest thread's comes first, reach of another one, and how far they differ. */
    void compare(String what, List<String> rows, String peer) {
        List<Double> found = rows.stream()
                .flatMap(row -> Optional.ofNullable(rates.get(row)).stream())
                .toList();
        if (found.size() < rows.size()) {
            return;
        }
        double flatness = Collections.max(found) / Collections.min(found);
        Double whole = rates.get(peer);
        String shares = whole == null
                ? ""
                : " Of %s: %s."
                        .formatted(
                                peer,
                                found.stream()
                                        .map(rate -> Measuring.share(rate / whole))
                                        .collect(Collectors.joining(", ")));
        say("%s, best to worst of %d sizes: %s.%s".formatted(what, rows.size(), Measuring.share(flatness), shares));
    }

    void add(Aim.Reading reading) {
        List<String> cells = List.of(
                reading.name(),
                tenths(reading.vote()),
                tenths(reading.increment()),
                tenths(reading.update()),
                tenths(reading.allowed()),
                Measuring.share(reading.share()),
                reading.share() <= 1 ? "yes" : "no");
        System.err.println("  " + String.join(" | ", cells));
        aims.add(cells);
    }

    void say(String sentence) {
        System.err.println("  " + sentence);
        sentences.add(sentence);
    }

    void add(Streams.Result result) {
        System.err.println("  " + result.arrived() + " of " + result.sent() + " deliveries");
        List<String> cells = new ArrayList<>(List.of(
                number(result.open()) + " streams, " + result.name(),
                number(result.stillOpen()),
                number(result.arrived()),
                number(result.sent())));
        for (double share : List.of(0.50, 0.90, 0.99, 1.0)) {
            cells.add(number(result.latencies().millis(share)));
        }
        for (String program : STREAMING) {
            Streams.Bytes bytes = result.perStream().get(program);
            cells.add(bytes == null ? "" : kilobytes(bytes.heap()));
            cells.add(bytes == null ? "" : kilobytes(bytes.resident()));
        }
        streams.add(cells);
    }

    private static String kilobytes(long bytes) {
        return tenths(bytes / 1024.0);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    void rebuilt(String how, Ballot ballot, Duration time) {
        double seconds = time.toNanos() / 1e9;
        say("%s: %s votes on their articles right after %.1f s, %s votes a second."
                .formatted(how, number(ballot.votes()), seconds, number(ballot.votes() / seconds)));
    }

    @Override
    public String toString() {
        return table + "\n" + (streams.isEmpty() ? "" : streams + "\n") + (aims.isEmpty() ? "" : aims + "\n")
                + String.join("\n", sentences.stream().map(each -> "- " + each).toList()) + "\n";
    }
}
