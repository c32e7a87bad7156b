package org.usersay.benchmarks.load;

import java.time.Duration;
import java.util.Map;

/** Result of a run, without its warm-up. */
public record Outcome(Duration elapsed, Latencies latencies, Map<Integer, Integer> statuses, int broken) {

    public double perSecond() {
        return latencies.count() / (elapsed.toNanos() / 1e9);
    }

    /** Requests that were not answered with success, or not at all. */
    public int failures() {
        return broken
                + statuses.entrySet().stream()
                        .filter(entry -> entry.getKey() >= 400)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }
}
