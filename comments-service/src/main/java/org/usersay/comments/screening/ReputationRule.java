package org.usersay.comments.screening;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.stream.Collectors;
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
        var byRejected = history.comments().stream()
                .filter(entry -> entry.rejected() || entry.state() == CommentState.PUBLISHED)
                .collect(Collectors.partitioningBy(AuthorHistory.Entry::rejected, Collectors.counting()));
        long rejected = byRejected.getOrDefault(true, 0L);
        long all = rejected + byRejected.getOrDefault(false, 0L);
        return all >= NEEDED && rejected * 100 >= all * requireNonNull(settings.rejectedShareToHold());
    }
}
