package org.usersay.subscription.readeradmin;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.usersay.starter.problem.InvalidValueException;

/** The end of a suspension, as a moment in text. A number, a bare day or an age to come is a mistake and no end. */
record SuspensionEnd(Instant moment) {

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    SuspensionEnd {
        if (moment.isAfter(LATEST)) {
            throw new InvalidValueException("Not after the year 2199.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SuspensionEnd parse(String text) {
        try {
            return new SuspensionEnd(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("A moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
