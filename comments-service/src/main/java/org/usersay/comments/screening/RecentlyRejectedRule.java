package org.usersay.comments.screening;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.usersay.comments.store.AuthorHistory;

/** Holds comments of readers of whom several were rejected lately, or marked as spam. */
final class RecentlyRejectedRule implements HistoryRule {

    @Override
    public String reason() {
        return "RECENTLY_REJECTED";
    }

    @Override
    public boolean isOn(ModerationSettings settings) {
        return HistoryRule.isSet(settings.rejectionsToHold());
    }

    @Override
    public boolean holds(AuthorHistory history, Instant at, ModerationSettings settings) {
        return rejected(history, at, settings) >= requireNonNull(settings.rejectionsToHold());
    }

    @Override
    public Map<String, Integer> figures(AuthorHistory history, Instant at, ModerationSettings settings) {
        return Map.of("rejected", rejected(history, at, settings), "days", requireNonNull(settings.rejectionDays()));
    }

    private static int rejected(AuthorHistory history, Instant at, ModerationSettings settings) {
        var since = at.minus(Duration.ofDays(requireNonNull(settings.rejectionDays())));
        return (int) history.comments().stream()
                .filter(entry -> entry.rejected() && entry.isAfter(since))
                .count();
    }
}
