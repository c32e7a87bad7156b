package org.usersay.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTests {

    @Test
    void answersExactShares() {
        Latencies latencies = new Latencies();
        for (int millis = 100; millis >= 1; millis--) {
            latencies.add(millis * 1_000_000L);
        }
        assertThat(latencies.millis(0.50)).isEqualTo(50);
        assertThat(latencies.millis(0.99)).isEqualTo(99);
        assertThat(latencies.millis(1)).isEqualTo(100);
    }

    @Test
    void keepsCountingBeyondItsFirstRoom() {
        Latencies latencies = new Latencies();
        for (int i = 0; i < 100_000; i++) {
            latencies.add(1_000_000);
        }
        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.millis(0.5)).isEqualTo(1);
    }
}
