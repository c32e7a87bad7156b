package org.usersay.subscription.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTimeTests {

    @ParameterizedTest
    @CsvSource({
        // The day before, and the day on which the clocks go forward at 1:00 (UTC).
        "2026-03-28T07:00, Europe/Dublin, 2026-03-28T07:00:00Z",
        "2026-03-29T07:00, Europe/Dublin, 2026-03-29T06:00:00Z",
        // Left out: half an hour after the change instead.
        "2026-03-29T01:30, Europe/Dublin, 2026-03-29T01:30:00Z",
        // Twice: the first of them, in summer time.
        "2026-10-25T01:30, Europe/Dublin, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30, Europe/Dublin, 2026-10-25T02:30:00Z",
        "2026-07-01T07:00, Asia/Ho_Chi_Minh, 2026-07-01T00:00:00Z"
    })
    void timeOfDayIsThatOfTheSite(LocalDateTime local, ZoneId zone, Instant expected) {
        assertThat(SiteTime.instant(local, zone)).isEqualTo(expected);
    }
}
