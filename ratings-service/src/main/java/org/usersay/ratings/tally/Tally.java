package org.usersay.ratings.tally;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.usersay.ratings.vote.CountedVote;

/**
 * Counts of an article's votes, over all time and by the day they were last cast. The fields are those in Redis: {@code a4}
 * for all votes of four stars, {@code 20261123:4} for those of one day. A count of zero has no field.
 *
 * @param fields counts by field
 */
public record Tally(Map<String, Long> fields) {

    static final List<String> TOTALS = List.of("a1", "a2", "a3", "a4", "a5");

    public Tally {
        fields = Map.copyOf(fields);
    }

    /** All votes. */
    public Histogram total() {
        return histogram("a");
    }

    /** Votes of the days that {@code days} accepts, as numbers {@code yyyymmdd}. */
    public Histogram of(IntPredicate days) {
        var sum = Histogram.EMPTY;
        for (var day : byDay().entrySet()) {
            if (days.test(day.getKey())) {
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
        return fields.getOrDefault(field, 0L);
    }

    static boolean isCount(String field) {
        return field.indexOf(':') > 0 || TOTALS.contains(field);
    }

    static String totalField(CountedVote vote) {
        return "a" + vote.stars();
    }

    static String dayField(CountedVote vote) {
        return vote.day() + ":" + vote.stars();
    }
}
