package org.usersay.subscription.readeradmin;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.usersay.starter.problem.InvalidValueException;

/** End of a suspension: an ISO 8601 instant. Numbers, bare days and years after 2199 are invalid. */
@Schema(format = "date-time")
record SuspensionEnd(Instant moment) {

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    SuspensionEnd {
        if (moment.isAfter(LATEST)) {
            throw new InvalidValueException("Use an instant before the year 2200.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SuspensionEnd parse(String text) {
        try {
            return new SuspensionEnd(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("Use an instant such as 2026-01-31T12:00:00Z.");
        }
    }
}
