package org.usersay.benchmarks;

import static org.usersay.benchmarks.Measuring.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.report.Table;
import org.usersay.benchmarks.scenario.Ballot;
import org.usersay.benchmarks.scenario.Row;
import org.usersay.benchmarks.scenario.Setting;
import org.usersay.benchmarks.scenario.Streams;

/** The table, and below it what does not fit into one. */
final class Report {

    private final Arguments arguments;
    private final Measuring measuring;
    private final Table table = Measuring.table();
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

    void say(Streams.Result result) {
        say(
                "%s open streams through the gateway: %s of %s deliveries; p50 %s ms, p99 %s ms from posting to arrival; %s KB resident a stream, all processes together."
                        .formatted(
                                number(result.streams()),
                                number(result.arrived()),
                                number(result.sent()),
                                number(result.latencies().millis(0.50)),
                                number(result.latencies().millis(0.99)),
                                number(result.bytesPerStream() / 1024)));
    }

    void rebuilt(String how, Ballot ballot, Duration time) {
        double seconds = time.toNanos() / 1e9;
        say("%s: %s votes on their articles right after %.1f s, %s votes a second."
                .formatted(how, number(ballot.votes()), seconds, number(ballot.votes() / seconds)));
    }

    @Override
    public String toString() {
        return table + "\n"
                + String.join("\n", sentences.stream().map(each -> "- " + each).toList()) + "\n";
    }
}
