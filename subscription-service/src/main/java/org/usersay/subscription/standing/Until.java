package org.usersay.subscription.standing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.usersay.starter.problem.InvalidValue;

/** The end of a suspension, as a moment in text. A number, a bare day or an age to come is a mistake and no end. */
record Until(Instant moment) {

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    Until {
        if (moment.isAfter(LATEST)) {
            throw new InvalidValue("Not after the year 2199.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Until parse(String text) {
        try {
            return new Until(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("A moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
