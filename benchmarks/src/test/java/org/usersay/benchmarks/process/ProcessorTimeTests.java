package org.usersay.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessorTimeTests {

    @Test
    void isNotConfusedByBlanksAndBracketsInTheName() {
        String stat = "7 (a (b) c) S 1 7 7 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 1 0 100 1000 10";
        assertThat(ProcessorTime.parse(stat)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isZeroForAProcessThatIsGone() {
        assertThat(ProcessorTime.of(Long.MAX_VALUE)).isZero();
        assertThat(Memory.resident(Long.MAX_VALUE)).isZero();
        assertThat(Memory.proportional(Long.MAX_VALUE)).isZero();
    }

    @Test
    void measuresThisProcess() {
        long self = ProcessHandle.current().pid();
        assertThat(ProcessorTime.of(self)).isPositive();
        assertThat(Memory.resident(self)).isGreaterThan(1 << 20);
    }
}
