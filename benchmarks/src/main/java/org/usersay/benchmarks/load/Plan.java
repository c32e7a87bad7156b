package org.usersay.benchmarks.load;

import java.time.Duration;

/** How many connections, for how long. */
public record Plan(int connections, Duration warmUp, Duration measured) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    public Plan {
        if (connections < 1 || connections > 1_000) {
            throw new IllegalArgumentException("1 to 1000 connections, not " + connections);
        }
        if (measured.isNegative() || measured.isZero() || measured.plus(warmUp).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A run lasts more than nothing and at most " + LONGEST);
        }
    }

    public Plan warmedUpFor(Duration time) {
        return new Plan(connections, time, measured);
    }
}
