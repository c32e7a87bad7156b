package org.usersay.subscription.order;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days of a vacation on which nothing is delivered and nothing granted, and by which the term becomes longer.
 *
 * @param from the first of them, in the site's time zone
 * @param to the last of them
 */
public record Hold(@NotNull LocalDate from, @NotNull LocalDate to) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean overlaps(Hold other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** How many of its days are in a year. */
    public long daysIn(int year) {
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(year, 12, 31);
        var within = new Hold(from.isBefore(first) ? first : from, to.isAfter(last) ? last : to);
        return Math.max(within.days(), 0);
    }
}
