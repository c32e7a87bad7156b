package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.usersay.comments.comment.CommentState;

/** Readers of whose comments a large share is rejected. */
class ReputationRuleTests {

    private final ReputationRule rule = new ReputationRule();

    @Test
    void holdsFromTheShareOn() {
        assertThat(holds(40, 6, 4)).isTrue();
        assertThat(holds(40, 7, 4)).isFalse();
        assertThat(holds(100, 0, 5)).isTrue();
    }

    @Test
    void fewCommentsSayNothing() {
        assertThat(holds(1, 0, 4)).isFalse();
    }

    @Test
    void waitingAndDeletedCommentsSayNothing() {
        var history = Histories.of(
                Duration.ofDays(40),
                CommentState.REJECTED,
                CommentState.HELD,
                CommentState.HELD,
                CommentState.DELETED,
                CommentState.DELETED);
        assertThat(rule.holds(history, Histories.NOW, Histories.settings(0, 30, 1, 0, 10)))
                .isFalse();
    }

    @Test
    void isOffAtZero() {
        assertThat(rule.isOn(Histories.settings(0, 30, 0, 0, 10))).isFalse();
        assertThat(rule.isOn(ModerationSettings.DEFAULT)).isTrue();
    }

    private boolean holds(int share, int published, int rejected) {
        var states = Stream.concat(
                Arrays.stream(Histories.times(published, CommentState.PUBLISHED)),
                Arrays.stream(Histories.times(rejected, CommentState.SPAM)));
        return rule.holds(
                Histories.of(Duration.ofDays(40), states.toArray(CommentState[]::new)),
                Histories.NOW,
                Histories.settings(0, 30, share, 0, 10));
    }
}
