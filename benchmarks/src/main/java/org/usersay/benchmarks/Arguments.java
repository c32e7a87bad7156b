package org.usersay.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.usersay.benchmarks.load.Plan;

/**
 * {@code [--seconds N] [--warm-up N] [--connections N] [--rows PATTERN] [--store-heap MB] [--home DIR]}
 *
 * @param rows which are measured, by a part of their names
 * @param storeHeapMegabytes as {@code ./run --store-heap} has it
 */
record Arguments(Plan plan, Pattern rows, int storeHeapMegabytes, Path home) {

    private static final int ROUNDS = 12;

    static final String HELP = """
            Usage: benchmarks/run [--seconds N] [--warm-up N] [--connections N] [--rows PATTERN]
                                  [--store-heap MB]

              --seconds N      how long each row is measured (default 5)
              --warm-up N      how long it runs before, again and again while the rate still grows (default 5)
              --connections N  kept-alive connections, each with one request under way (default 32)
              --rows PATTERN   only the rows in whose names this regular expression is found. Rows of the parts
                               "thread of", "streams", "desk", "subscription" and "ballot" have the part's name in theirs; a part
                               is begun if the expression is found in its name. So "ballot" picks that part
                               whole, and "^ballot$|ballot: top" one row of it
              --store-heap MB  a third of the document store's heap (default 112); 700 for a million comments
            """;

    static Arguments of(List<String> words) {
        int seconds = 5;
        int warmUp = 5;
        int connections = 32;
        Pattern rows = Pattern.compile("");
        int storeHeapMegabytes = 112;
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
                case "--rows" -> rows = Pattern.compile(value);
                case "--store-heap" -> storeHeapMegabytes = Integer.parseInt(value);
                case "--home" -> home = Path.of(value);
                default -> throw new IllegalArgumentException(HELP);
            }
        }
        return new Arguments(
                new Plan(connections, Duration.ofSeconds(warmUp), ROUNDS, Duration.ofSeconds(seconds)),
                rows,
                storeHeapMegabytes,
                home.toAbsolutePath());
    }

    /** True if a row or group of this name is selected. */
    boolean names(String name) {
        return rows.matcher(name).find();
    }
}
