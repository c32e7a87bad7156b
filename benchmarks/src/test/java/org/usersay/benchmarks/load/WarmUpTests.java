package org.usersay.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTests {

    @Test
    void endsAfterTwoRoundsWithoutGrowth() {
        assertThat(rounds(12, List.of(100L, 200L, 205L, 300L, 301L, 200L, 400L)))
                .isEqualTo(6);
    }

    @Test
    void endsAtTheLatestAfterSoManyRounds() {
        assertThat(rounds(3, List.of(100L, 200L, 400L, 800L))).isEqualTo(3);
    }

    private static int rounds(int most, List<Long> rates) {
        Iterator<Long> rate = rates.iterator();
        int[] rounds = {0};
        WarmUp.run(most, () -> {
            rounds[0]++;
            return rate.next();
        });
        return rounds[0];
    }
}
