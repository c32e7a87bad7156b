package org.usersay.ratings.ranking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Period of a top list: the calendar's day, week or month, or all time. */
enum Period {
    DAY(4),
    WEEK(22),
    MONTH(64),
    ALL(0);

    private final int keptDays;

    Period(int keptDays) {
        this.keptDays = keptDays;
    }

    /** The period as it appears in a request. */
    static Period of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** How long its list is kept; 0 for ever. */
    int keptDays() {
        return keptDays;
    }

    /** Names the period that {@code date} lies in. */
    String name(LocalDate date) {
        return switch (this) {
            case DAY -> date.format(DateTimeFormatter.BASIC_ISO_DATE);
            case WEEK ->
                "%dw%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> date.format(DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT));
            case ALL -> "all";
        };
    }

    /** Which days, as numbers {@code yyyymmdd}, lie in the same period as {@code date}. */
    IntPredicate sameAs(LocalDate date) {
        var name = name(date);
        return day ->
                name(LocalDate.of(day / 10_000, day / 100 % 100, day % 100)).equals(name);
    }
}
