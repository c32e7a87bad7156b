package org.usersay.comments.dumpformat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates as dumps write them; one without a zone is in UTC. */
final class DumpDateParser {

    /** Earlier dates are zeros in another form, since there was no web. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private DumpDateParser() {}

    /** The instant, null where the text is none. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        var iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            var instant = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return instant.isBefore(EARLIEST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
