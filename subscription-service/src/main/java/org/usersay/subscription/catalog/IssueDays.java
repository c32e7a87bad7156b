package org.usersay.subscription.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Days on which a publication's issues appear; an issue is known by its day. Without any, orders begin on a day alone.
 *
 * @param weekdays of each week
 * @param monthDays of each month; those that a month does not have are its last day
 * @param dates single days, for instance of special editions
 */
public record IssueDays(
        @DefaultValue @Size(max = 7) List<@NotNull DayOfWeek> weekdays,
        @DefaultValue @Size(max = 31) List<@NotNull @Min(1) @Max(31) Integer> monthDays,
        @DefaultValue @Size(max = 200) List<@NotNull LocalDate> dates) {

    static final IssueDays NONE = new IssueDays(List.of(), List.of(), List.of());

    private static final int DAYS_AHEAD = 366;

    public IssueDays {
        weekdays = ordered(weekdays);
        monthDays = ordered(monthDays);
        dates = ordered(dates);
    }

    /** Whether an issue appears on a day. */
    public boolean contains(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek()) || inMonth(day) || dates.contains(day);
    }

    /** The days of the issues from one day to another. */
    public List<LocalDate> between(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).filter(this::contains).toList();
    }

    /** The days of the first issues from a day on, of those within a year. */
    List<LocalDate> from(LocalDate first, int count) {
        return first.datesUntil(first.plusDays(DAYS_AHEAD))
                .filter(this::contains)
                .limit(count)
                .toList();
    }

    private boolean inMonth(LocalDate day) {
        return monthDays.contains(day.getDayOfMonth())
                || (day.getDayOfMonth() == day.lengthOfMonth()
                        && monthDays.stream().anyMatch(monthDay -> monthDay > day.getDayOfMonth()));
    }

    /** In one order, so that equal ones are written alike; nulls stay for the validation to find. */
    private static <T extends Comparable<? super T>> List<T> ordered(@Nullable Collection<T> values) {
        if (values == null) {
            return List.of();
        }
        var known = values.stream();
        return values.stream().anyMatch(Objects::isNull)
                ? known.toList()
                : known.distinct().sorted().toList();
    }
}
