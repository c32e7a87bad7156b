package org.usersay.ratings.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.RatingLabel;

/**
 * An article's rating.
 *
 * @param average rounded to two decimals; 0 without votes
 * @param histogram votes by stars, from "1" to "5"
 * @param label null without votes
 */
record RatingSummary(
        String article,
        long count,
        double average,
        Map<String, Long> histogram,
        @Nullable String label) {

    static RatingSummary of(String article, Histogram histogram) {
        return new RatingSummary(
                article, histogram.count(), histogram.roundedAverage(), histogram.byStars(), RatingLabel.of(histogram));
    }

    /** In a list: without the histogram. */
    record Brief(long count, double average, @Nullable String label) {
        static Brief of(Histogram histogram) {
            return new Brief(histogram.count(), histogram.roundedAverage(), RatingLabel.of(histogram));
        }
    }

    /** With the caller's own stars; null without a vote. */
    record Mine(
            String article,
            long count,
            double average,
            Map<String, Long> histogram,
            @Nullable String label,
            @JsonInclude @Nullable Integer mine) {

        static Mine of(RatingSummary summary, @Nullable Integer mine) {
            return new Mine(summary.article, summary.count, summary.average, summary.histogram, summary.label, mine);
        }
    }
}
