package org.usersay.starter.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text of an instant: RFC 3339 in UTC, always with milliseconds, for instance {@code 2026-01-31T12:00:00.000Z}. */
public final class Timestamp {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamp() {}

    /** The text; what is below a millisecond is cut off. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
