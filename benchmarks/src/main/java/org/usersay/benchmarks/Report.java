package org.usersay.benchmarks;

import static org.usersay.benchmarks.Measuring.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.report.Table;
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
    private final List<String> sentences = new ArrayList<>();

    Report(Setting setting, Optional<Nginx> nginx, Arguments arguments) {
        this.arguments = arguments;
        measuring = new Measuring(setting, nginx, arguments.plan());
    }

    void measure(List<Row> rows) {
        for (Row row : rows) {
            if (arguments.names(row.name())) {
                System.err.println("Measuring " + row.name());
                List<String> cells = measuring.measure(row);
                System.err.println("  " + cells.get(1) + " requests/s");
                table.add(cells);
            }
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
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    void rebuilt(String how, Ballot ballot, Duration time) {
        double seconds = time.toNanos() / 1e9;
        say("%s: %s votes on their articles right after %.1f s, %s votes a second."
                .formatted(how, number(ballot.votes()), seconds, number(ballot.votes() / seconds)));
    }

    @Override
    public String toString() {
        return table + "\n" + (streams.isEmpty() ? "" : streams + "\n")
                + String.join("\n", sentences.stream().map(each -> "- " + each).toList()) + "\n";
    }
}
