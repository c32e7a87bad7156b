package org.usersay.starter.externalapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** The wait that an answer asks for by its header {@code Retry-After}. */
public final class RetryAfter {

    private RetryAfter() {}

    /** Seconds, or a date as HTTP writes it, {@code longest} at most; anything else is ignored. */
    public static Optional<Duration> of(HttpResponse answer, Instant now, Duration longest) {
        return Optional.ofNullable(answer.getFirstHeader("Retry-After"))
                .map(Header::getValue)
                .flatMap(value -> duration(value, now))
                .map(asked -> asked.compareTo(longest) < 0 ? asked : longest);
    }

    private static Optional<Duration> duration(String retryAfter, Instant now) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from);
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
