package org.usersay.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.usersay.benchmarks.load.Plan;

/** {@code [--seconds N] [--warm-up N] [--connections N] [--home DIR]} */
record Arguments(Plan plan, Path home) {

    static final String HELP = """
            Usage: benchmarks/run [--seconds N] [--warm-up N] [--connections N]

              --seconds N      how long each row is measured (default 5)
              --warm-up N      how long it runs before (default 3)
              --connections N  kept-alive connections, each with one request under way (default 32)
            """;

    static Arguments of(List<String> words) {
        int seconds = 5;
        int warmUp = 3;
        int connections = 32;
        Path home = Path.of("");
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException(HELP);
        }
        for (int i = 0; i < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--home" -> home = Path.of(value);
                default -> throw new IllegalArgumentException(HELP);
            }
        }
        return new Arguments(
                new Plan(connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)), home.toAbsolutePath());
    }
}
