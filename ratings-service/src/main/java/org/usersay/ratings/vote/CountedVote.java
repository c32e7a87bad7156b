package org.usersay.ratings.vote;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Contribution of one vote to its article's tally. A withdrawn or excluded vote has none.
 *
 * @param stars 1 to 5
 * @param day the day it was last cast, as the number {@code yyyymmdd}
 */
public record CountedVote(int stars, int day) {

    /** Number of a day. */
    public static int day(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
