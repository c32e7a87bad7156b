package org.usersay.ratings.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.usersay.ratings.tally.Tally;

class TrendScoreTests {

    @Test
    void aDaysDelayHalvesAVote() {
        var yesterday = TrendScore.of(new Tally(Map.of("20261122:5", 2L)));
        var today = TrendScore.of(new Tally(Map.of("20261123:5", 1L)));
        assertThat(yesterday).isCloseTo(today, within(1e-9));
    }

    @Test
    void dislikeIsNoTrend() {
        assertThat(TrendScore.of(new Tally(Map.of("20261123:1", 3L, "20261123:5", 1L))))
                .isNegative()
                .isInfinite();
        assertThat(TrendScore.of(new Tally(Map.of()))).isInfinite();
    }

    @Test
    void periodsEndWithTheCalendar() {
        var newYearsEve = LocalDate.of(2026, 12, 31);
        assertThat(Period.WEEK.name(newYearsEve))
                .isEqualTo("2026w53")
                .isEqualTo(Period.WEEK.name(newYearsEve.plusDays(1)));
        assertThat(Period.MONTH.sameAs(newYearsEve).test(20261201)).isTrue();
        assertThat(Period.MONTH.sameAs(newYearsEve).test(20270101)).isFalse();
        assertThat(Period.DAY.sameAs(newYearsEve).test(20261230)).isFalse();
        assertThat(Period.ALL.sameAs(newYearsEve).test(20010101)).isTrue();
    }
}
