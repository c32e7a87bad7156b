package org.usersay.ratings.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.usersay.ratings.tally.Histogram;

class ScoreLowerBoundTests {

    /** Recomputed from the formula; a widely copied 3.3686975 for the same counts does not follow from it. */
    @Test
    void millersExample() {
        assertThat(ScoreLowerBound.STANDARD.of(Histogram.of(25, 20, 75, 80, 60)))
                .isCloseTo(3.3684307, within(5e-8));
    }

    @Test
    void fewFivesDoNotBeatManyGoodVotes() {
        assertThat(ScoreLowerBound.STANDARD.of(Histogram.of(0, 0, 0, 0, 2)))
                .isLessThan(ScoreLowerBound.STANDARD.of(Histogram.of(0, 2, 10, 90, 100)));
    }

    @RepeatedTest(20)
    void anotherFiveNeverLowersAndTheBoundStaysBelowTheMean(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var histogram = Histogram.of(
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                1 + random.nextInt(100));
        var another = histogram.plus(Histogram.of(0, 0, 0, 0, 1));
        var bound = ScoreLowerBound.STANDARD.of(histogram);
        assertThat(ScoreLowerBound.STANDARD.of(another)).as("%s", histogram).isGreaterThan(bound);
        assertThat(bound).as("%s", histogram).isLessThan(Math.max(3, histogram.average()));
    }
}
