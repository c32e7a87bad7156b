package org.usersay.benchmarks;

import static org.usersay.benchmarks.RowRunner.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.report.Table;
import org.usersay.benchmarks.scenario.BenchmarkCase;
import org.usersay.benchmarks.scenario.Streams;
import org.usersay.benchmarks.scenario.SystemUnderTest;
import org.usersay.benchmarks.scenario.VoteDataset;

/** The tables, and below them sentences that fit into none. */
final class Report {

    private static final List<String> STREAMING = List.of("gateway", "comments-service");

    private final Arguments arguments;
    private final RowRunner rowRunner;
    private final Table table = RowRunner.table();
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
    private final Map<String, Double> rates = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();

    Report(SystemUnderTest systemUnderTest, Optional<Nginx> nginx, Arguments arguments) {
        this.arguments = arguments;
        rowRunner = new RowRunner(systemUnderTest, nginx, arguments.plan());
    }

    /** Many requests at once. */
    void measure(List<BenchmarkCase> rows) {
        each(rows, rowRunner::measure);
    }

    /** One request after the other. */
    void sample(List<BenchmarkCase> rows) {
        each(rows, rowRunner::sample);
    }

    /** Each request once. */
    void measureOnce(BenchmarkCase row, Requests warmUp) {
        each(List.of(row), benchmarkCase -> rowRunner.measureOnce(benchmarkCase, warmUp));
    }

    private void each(List<BenchmarkCase> rows, Function<BenchmarkCase, TableRow> how) {
        for (BenchmarkCase benchmarkCase : rows) {
            if (arguments.names(benchmarkCase.name())) {
                System.err.println("Measuring " + benchmarkCase.name());
                TableRow tableRow = how.apply(benchmarkCase);
                System.err.println("  " + tableRow.cells().get(1) + " requests/s");
                table.add(tableRow.cells());
                rates.put(benchmarkCase.name(), tableRow.perSecond());
            }
        }
    }

    /** Adds how far these rows differ, which are the same request at different sizes of thread. */
    void compare(String what, List<String> rows) {
        List<Double> found = rows.stream()
                .flatMap(row -> Optional.ofNullable(rates.get(row)).stream())
                .toList();
        if (found.size() == rows.size()) {
            double flatness = Collections.max(found) / Collections.min(found);
            say("%s, best to worst of %d sizes: %s.".formatted(what, rows.size(), RowRunner.share(flatness)));
        }
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

    void rebuilt(String how, VoteDataset voteDataset, Duration time) {
        double seconds = time.toNanos() / 1e9;
        say("%s: %s votes on their articles right after %.1f s, %s votes a second."
                .formatted(how, number(voteDataset.votes()), seconds, number(voteDataset.votes() / seconds)));
    }

    @Override
    public String toString() {
        return table + "\n" + (streams.isEmpty() ? "" : streams + "\n")
                + String.join("\n", sentences.stream().map(each -> "- " + each).toList()) + "\n";
    }
}
