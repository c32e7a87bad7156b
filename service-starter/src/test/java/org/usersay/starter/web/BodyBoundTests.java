package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.BodyTooLateException;

class BodyBoundTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final BodyBound small = BodyBound.small(DataSize.ofBytes(10), Duration.ofSeconds(2));
    private final BodyBound steady = BodyBound.steady(DataSize.ofBytes(100), Duration.ofSeconds(20));

    @Test
    void smallBodiesAreShortAndInTime() {
        assertThatCode(() -> small.check(10, 2 * SECOND)).doesNotThrowAnyException();
        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> small.check(11, 0));
        assertThatExceptionOfType(BodyTooLateException.class).isThrownBy(() -> small.check(1, 2 * SECOND + 1));
    }

    @Test
    void longBodiesMayTakeTheirTimeIfTheyArriveSteadily() {
        assertThatCode(() -> steady.check(0, 20 * SECOND)).doesNotThrowAnyException();
        assertThatCode(() -> steady.check(360_000, 3_600 * SECOND)).doesNotThrowAnyException();
        assertThatExceptionOfType(BodyTooLateException.class)
                .isThrownBy(() -> steady.check(2_099, 21 * SECOND))
                .withMessageContaining("100 bytes a second");
    }
}
