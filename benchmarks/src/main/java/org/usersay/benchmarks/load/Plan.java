package org.usersay.benchmarks.load;

import java.time.Duration;

/**
 * Number of connections and duration of a run.
 *
 * @param warmUp of one round; rounds follow each other while the rate still grows
 * @param rounds at most so many
 */
public record Plan(int connections, Duration warmUp, int rounds, Duration measured) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Plan {
        if (connections < 1 || connections > 1_000) {
            throw new IllegalArgumentException("1 to 1000 connections, not " + connections);
        }
        if (measured.isNegative()
                || measured.isZero()
                || measured.plus(warmUp.multipliedBy(rounds)).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A run lasts more than nothing and at most " + LONGEST);
        }
    }

    public Plan warmedUpFor(Duration time) {
        return new Plan(connections, time, 1, measured);
    }

    public Plan on(int other) {
        return new Plan(other, warmUp, rounds, measured);
    }
}
