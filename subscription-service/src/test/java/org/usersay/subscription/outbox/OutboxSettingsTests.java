package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxSettingsTests {

    private final OutboxSettings settings = new OutboxSettings(
            "Usersay <noreply@localhost>",
            true,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            4);

    @Test
    void waitsDoubleWithinHalfOfTheirLengthAndAreNotAlike() {
        assertThat(settings.waitAfter(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(settings.waitAfter(4)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(24));
        assertThat(settings.waitAfter(1_000)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        assertThat(Stream.generate(() -> settings.waitAfter(4)).limit(20).distinct())
                .hasSizeGreaterThan(1);
    }
}
