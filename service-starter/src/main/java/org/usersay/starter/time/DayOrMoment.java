package org.usersay.starter.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/** Bounds of a time that a request names: a day of UTC such as {@code 2026-01-31}, or a moment. */
public final class DayOrMoment {

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

    private DayOrMoment() {}

    /**
     * Where a time begins: with the day, or at the moment.
     *
     * @throws ProblemException 400 naming the parameter
     */
    public static @Nullable Instant begin(String parameter, @Nullable String text) {
        return instant(parameter, text, 0);
    }

    /**
     * Before what a time ends: the day is within it, the moment is not.
     *
     * @throws ProblemException 400 naming the parameter
     */
    public static @Nullable Instant end(String parameter, @Nullable String text) {
        return instant(parameter, text, 1);
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text, int daysLater) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(FOUR_DIGIT_YEAR.matcher(text).lookingAt() ? text : "");
        } catch (DateTimeParseException e) {
            throw CommonProblem.invalid(
                    parameter, "A day such as 2026-01-31, or a moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
