package org.usersay.comments.screening;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
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
        var since = at.minus(Duration.ofDays(requireNonNull(settings.rejectionDays())));
        return history.comments().stream()
                        .filter(entry -> entry.rejected() && entry.isAfter(since))
                        .count()
                >= requireNonNull(settings.rejectionsToHold());
    }
}
