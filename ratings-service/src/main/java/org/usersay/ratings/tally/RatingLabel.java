package org.usersay.ratings.tally;

import org.jspecify.annotations.Nullable;

/** Label of the star nearest to the average. */
public enum RatingLabel {
    POOR("Poor"),
    PROMISING("Promising"),
    GOOD("Good"),
    VERY_GOOD("Very good"),
    EXCEPTIONAL("Exceptional");

    private final String text;

    RatingLabel(String text) {
        this.text = text;
    }

    /** Null without votes. */
    public static @Nullable String of(Histogram histogram) {
        return histogram.count() == 0 ? null : values()[(int) Math.round(histogram.average()) - 1].text;
    }
}
