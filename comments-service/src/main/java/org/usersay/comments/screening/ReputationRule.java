package org.usersay.comments.screening;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.AuthorHistory;

/**
 * Holds comments of readers of whose latest comments a large share was rejected, or marked as spam. Those that wait or were
 * deleted do not count; fewer than {@value #NEEDED} say nothing.
 */
final class ReputationRule implements HistoryRule {

    static final int NEEDED = 5;

    @Override
    public String reason() {
        return "REPUTATION";
    }

    @Override
    public boolean isOn(ModerationSettings settings) {
        return HistoryRule.isSet(settings.rejectedShareToHold());
    }

    @Override
    public boolean holds(AuthorHistory history, Instant at, ModerationSettings settings) {
        int rejected = rejected(history);
        int judged = judged(history);
        return judged >= NEEDED && rejected * 100 >= judged * requireNonNull(settings.rejectedShareToHold());
    }

    @Override
    public Map<String, Integer> figures(AuthorHistory history, Instant at, ModerationSettings settings) {
        return Map.of("rejected", rejected(history), "judged", judged(history));
    }

    private static int rejected(AuthorHistory history) {
        return (int) history.comments().stream()
                .filter(AuthorHistory.Entry::rejected)
                .count();
    }

    private static int judged(AuthorHistory history) {
        return (int) history.comments().stream()
                .filter(entry -> entry.rejected() || entry.state() == CommentState.PUBLISHED)
                .count();
    }
}
