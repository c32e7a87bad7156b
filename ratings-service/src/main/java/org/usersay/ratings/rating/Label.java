package org.usersay.ratings.rating;

import org.jspecify.annotations.Nullable;
import org.usersay.ratings.tally.Histogram;

/** What the stars mean: the label of the star nearest to the average. */
enum Label {
    POOR("Poor"),
    PROMISING("Promising"),
    GOOD("Good"),
    VERY_GOOD("Very good"),
    EXCEPTIONAL("Exceptional");

    private final String text;

    Label(String text) {
        this.text = text;
    }

    /** None where nobody voted. */
    static @Nullable String of(Histogram histogram) {
        return histogram.count() == 0 ? null : values()[(int) Math.round(histogram.average()) - 1].text;
    }
}
