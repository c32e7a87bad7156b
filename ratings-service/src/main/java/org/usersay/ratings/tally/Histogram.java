package org.usersay.ratings.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Votes by stars.
 *
 * @param counts five numbers, one star first
 */
public record Histogram(List<Long> counts) {

    public static final int LEVELS = 5;
    public static final Histogram EMPTY = new Histogram(List.of(0L, 0L, 0L, 0L, 0L));

    public Histogram {
        counts = List.copyOf(counts);
        if (counts.size() != LEVELS) {
            throw new IllegalArgumentException("A histogram has " + LEVELS + " levels");
        }
    }

    public static Histogram of(long one, long two, long three, long four, long five) {
        return new Histogram(List.of(one, two, three, four, five));
    }

    public long at(int stars) {
        return counts.get(stars - 1);
    }

    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Mean of the stars; 0 without votes. */
    public double average() {
        long sum = 0;
        for (int stars = 1; stars <= LEVELS; stars++) {
            sum += stars * at(stars);
        }
        long count = count();
        return count == 0 ? 0 : (double) sum / count;
    }

    /** The mean as it is shown, with two decimals. */
    public double roundedAverage() {
        return Math.round(average() * 100) / 100.0;
    }

    /** Votes by stars, from "1" to "5". */
    public Map<String, Long> byStars() {
        var byStars = new LinkedHashMap<String, Long>();
        for (int stars = 1; stars <= LEVELS; stars++) {
            byStars.put(Integer.toString(stars), at(stars));
        }
        return byStars;
    }

    public Histogram plus(Histogram other) {
        return of(
                at(1) + other.at(1),
                at(2) + other.at(2),
                at(3) + other.at(3),
                at(4) + other.at(4),
                at(5) + other.at(5));
    }
}
