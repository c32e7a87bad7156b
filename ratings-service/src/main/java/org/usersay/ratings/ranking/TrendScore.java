package org.usersay.ratings.ranking;

import java.time.LocalDate;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tally;

/**
 * How strongly readers like an article now: each vote weighs its stars less two (three is a little, one and two take
 * away), and half as much for every day that has passed. The weights count up from a fixed day instead of down from
 * today, so the order of two articles never changes without votes, and nothing has to be rewritten as time passes.
 */
final class TrendScore {

    private static final LocalDate ORIGIN = LocalDate.of(2020, 1, 1);
    private static final int[] WEIGHTS = {-2, -1, 1, 2, 3};

    private TrendScore() {}

    /**
     * A logarithm, base 2, of the decayed sum: counts in days, so that a score of today and one of years ago both fit a
     * double. Nothing for an article that no reader likes on balance.
     */
    static double of(Tally tally) {
        double newest = Double.NEGATIVE_INFINITY;
        for (int day : tally.byDay().keySet()) {
            newest = Math.max(newest, age(day));
        }
        double sum = 0;
        for (var day : tally.byDay().entrySet()) {
            sum += weight(day.getValue()) * Math.pow(2, age(day.getKey()) - newest);
        }
        return sum <= 0 ? Double.NEGATIVE_INFINITY : newest + Math.log(sum) / Math.log(2);
    }

    private static double age(int day) {
        return LocalDate.of(day / 10_000, day / 100 % 100, day % 100).toEpochDay() - ORIGIN.toEpochDay();
    }

    private static long weight(Histogram day) {
        long weight = 0;
        for (int stars = 1; stars <= Histogram.LEVELS; stars++) {
            weight += WEIGHTS[stars - 1] * day.at(stars);
        }
        return weight;
    }
}
