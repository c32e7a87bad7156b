package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.usersay.comments.comment.CommentState;

/** How many comments a reader may send within some minutes. */
class FloodRuleTests {

    private final FloodRule rule = new FloodRule();

    @Test
    void holdsWhatExceedsTheNumberWithinTheMinutes() {
        assertThat(holds(3, 1, Duration.ofSeconds(10), CommentState.PUBLISHED, 2))
                .isFalse();
        assertThat(holds(3, 1, Duration.ofSeconds(10), CommentState.PUBLISHED, 3))
                .isTrue();
        assertThat(holds(3, 1, Duration.ofMinutes(1), CommentState.PUBLISHED, 50))
                .isFalse();
    }

    @Test
    void countsWhatIsHeldRejectedOrDeleted() {
        assertThat(holds(3, 10, Duration.ofSeconds(1), CommentState.HELD, 3)).isTrue();
        assertThat(holds(3, 10, Duration.ofSeconds(1), CommentState.DELETED, 3)).isTrue();
        assertThat(holds(3, 10, Duration.ofSeconds(1), CommentState.SPAM, 3)).isTrue();
    }

    @Test
    void ofAnEditOnlyWhatWasSentBeforeCounts() {
        var history = Histories.of(Duration.ofSeconds(5), Histories.times(10, CommentState.PUBLISHED));
        var settings = Histories.settings(0, 30, 0, 3, 10);
        assertThat(rule.holds(history, Histories.NOW.minusSeconds(42), settings))
                .isFalse();
        assertThat(rule.holds(history, Histories.NOW, settings)).isTrue();
    }

    @Test
    void isOffAtZero() {
        assertThat(rule.isOn(Histories.settings(0, 30, 0, 0, 10))).isFalse();
        assertThat(rule.isOn(ModerationSettings.DEFAULT)).isTrue();
    }

    private boolean holds(int comments, int minutes, Duration apart, CommentState state, int sent) {
        return rule.holds(
                Histories.of(apart, Histories.times(sent, state)),
                Histories.NOW,
                Histories.settings(0, 30, 0, comments, minutes));
    }
}
