package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.usersay.benchmarks.load.Latencies;

/**
 * What one of many equal things costs.
 *
 * @param perSecond how many were done
 * @param medianMicros how long half of them took at most
 * @param processorMicros of the process that does it, and of no other
 */
public record Cost(double perSecond, double medianMicros, double processorMicros) {

    static Cost of(Latencies each, double seconds, Duration processor) {
        return new Cost(
                each.count() / seconds, each.millis(0.50) * 1e3, processor.toNanos() / 1e3 / Math.max(1, each.count()));
    }

    /** From one to the next. */
    double betweenMicros() {
        return 1e6 / perSecond;
    }

    /** Of several rounds: each figure the middle one of its kind. */
    static Cost median(List<Cost> rounds) {
        return new Cost(
                median(rounds, Cost::perSecond),
                median(rounds, Cost::medianMicros),
                median(rounds, Cost::processorMicros));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
