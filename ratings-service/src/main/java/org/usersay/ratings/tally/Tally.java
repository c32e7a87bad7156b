package org.usersay.ratings.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.usersay.ratings.vote.CountedVote;

/**
 * An article's counts, over all time and by the day the votes were last cast. The same fields stand in Redis and in
 * MongoDB: {@code a4} for all votes of four stars, {@code 20261123:4} for those of one day. A count of zero has no field.
 *
 * @param fields counts by field
 */
public record Tally(Map<String, Long> fields) {

    public static final Tally EMPTY = new Tally(Map.of());
    static final List<String> TOTALS = List.of("a1", "a2", "a3", "a4", "a5");

    public Tally {
        fields = Map.copyOf(fields);
    }

    /** All votes. */
    public Histogram total() {
        return histogram("a");
    }

    /** Votes of the days that {@code wanted} accepts, as numbers {@code yyyymmdd}. */
    public Histogram of(IntPredicate wanted) {
        var sum = Histogram.EMPTY;
        for (var day : byDay().entrySet()) {
            if (wanted.test(day.getKey())) {
                sum = sum.plus(day.getValue());
            }
        }
        return sum;
    }

    public Map<Integer, Histogram> byDay() {
        var days = new TreeMap<Integer, Histogram>();
        for (var field : fields.keySet()) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                days.computeIfAbsent(Integer.valueOf(field.substring(0, colon)), day -> histogram(day + ":"));
            }
        }
        return days;
    }

    private Histogram histogram(String prefix) {
        return Histogram.of(
                count(prefix + 1), count(prefix + 2), count(prefix + 3), count(prefix + 4), count(prefix + 5));
    }

    private long count(String field) {
        return Math.max(0, fields.getOrDefault(field, 0L));
    }

    static String totalField(CountedVote vote) {
        return "a" + vote.stars();
    }

    static String dayField(CountedVote vote) {
        return vote.day() + ":" + vote.stars();
    }

    /** Adds up votes, and takes some away again. */
    static final class Sum {
        private final Map<String, Long> fields = new HashMap<>();

        void add(CountedVote vote, long times) {
            add(totalField(vote), times);
            add(dayField(vote), times);
        }

        void add(String field, long times) {
            if (fields.merge(field, times, Long::sum) == 0) {
                fields.remove(field);
            }
        }

        Tally tally() {
            return new Tally(fields);
        }
    }
}
