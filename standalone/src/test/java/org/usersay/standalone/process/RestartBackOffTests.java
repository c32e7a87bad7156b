package org.usersay.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBackOffTests {

    private final RestartBackOff backOff = new RestartBackOff();

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void pausesDoubleUntilTheFifthCrashWithinAMinute() {
        assertThat(backOff.afterCrash(at(0))).hasValue(Duration.ofMillis(500));
        assertThat(backOff.afterCrash(at(10))).hasValue(Duration.ofSeconds(1));
        assertThat(backOff.afterCrash(at(20))).hasValue(Duration.ofSeconds(2));
        assertThat(backOff.afterCrash(at(30))).hasValue(Duration.ofSeconds(4));
        assertThat(backOff.afterCrash(at(60))).isEmpty();
    }

    @Test
    void crashesOfAnEarlierMinuteAreForgotten() {
        for (int crash = 0; crash < 20; crash++) {
            assertThat(backOff.afterCrash(at(16L * crash))).isPresent();
        }
        assertThat(backOff.afterCrash(at(1_000))).hasValue(Duration.ofMillis(500));
    }
}
