package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.usersay.comments.comment.CommentState;

/** Readers of whom several comments were rejected lately. */
class RecentlyRejectedRuleTests {

    private final RecentlyRejectedRule rule = new RecentlyRejectedRule();

    @Test
    void holdsFromTheNumberOfRejectionsOn() {
        var settings = Histories.settings(2, 7, 0, 0, 10);
        assertThat(rule.holds(Histories.of(Duration.ofDays(1), CommentState.REJECTED), Histories.NOW, settings))
                .isFalse();
        assertThat(rule.holds(
                        Histories.of(
                                Duration.ofDays(1),
                                CommentState.PUBLISHED,
                                CommentState.REJECTED,
                                CommentState.HELD,
                                CommentState.SPAM),
                        Histories.NOW,
                        settings))
                .isTrue();
    }

    @Test
    void forgetsAfterTheDays() {
        assertThat(rule.holds(
                        Histories.of(Duration.ofDays(4), Histories.times(9, CommentState.REJECTED)),
                        Histories.NOW,
                        Histories.settings(3, 7, 0, 0, 10)))
                .isFalse();
    }

    @Test
    void isOffAtZero() {
        assertThat(rule.isOn(Histories.settings(0, 30, 0, 0, 10))).isFalse();
        assertThat(rule.isOn(ModerationSettings.DEFAULT)).isTrue();
    }
}
