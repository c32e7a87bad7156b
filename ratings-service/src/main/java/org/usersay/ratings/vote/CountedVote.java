package org.usersay.ratings.vote;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What one vote adds to its article's tally. A withdrawn vote, or one that is kept out, adds nothing.
 *
 * @param stars 1 to 5
 * @param day the day it was last cast, as the number {@code yyyymmdd}
 */
public record CountedVote(int stars, int day) {

    /** The number a day is kept under. */
    public static int day(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
