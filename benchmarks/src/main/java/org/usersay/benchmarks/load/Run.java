package org.usersay.benchmarks.load;

import java.time.Duration;
import java.util.TreeMap;

/** Collects what happens after the warm-up. */
final class Run {

    private final Latencies latencies = new Latencies();
    private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
    private boolean measuring;
    private int broken;
    private long answers;

    /** Since the beginning, the warm-up included. */
    long answers() {
        return answers;
    }

    void startMeasuring() {
        measuring = true;
    }

    void answered(int status, long nanos) {
        answers++;
        if (measuring) {
            latencies.add(nanos);
            statuses.merge(status, 1, Integer::sum);
        }
    }

    void broke() {
        if (measuring) {
            broken++;
        }
    }

    Outcome outcome(Duration elapsed) {
        return new Outcome(elapsed, latencies, statuses, broken);
    }
}
