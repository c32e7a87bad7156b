package org.usersay.comments.screening;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.usersay.comments.store.AuthorHistory;

/**
 * Holds what a reader sends in excess of a number of comments within some minutes, whatever became of those. Moderators find a
 * flood as one list, by its author and this reason.
 */
final class FloodRule implements HistoryRule {

    @Override
    public String reason() {
        return "FLOOD";
    }

    @Override
    public boolean isOn(ModerationSettings settings) {
        return HistoryRule.isSet(settings.floodComments());
    }

    @Override
    public boolean holds(AuthorHistory history, Instant at, ModerationSettings settings) {
        return sent(history, at, settings) >= requireNonNull(settings.floodComments());
    }

    @Override
    public Map<String, Integer> figures(AuthorHistory history, Instant at, ModerationSettings settings) {
        return Map.of("earlier", sent(history, at, settings), "minutes", requireNonNull(settings.floodMinutes()));
    }

    private static int sent(AuthorHistory history, Instant at, ModerationSettings settings) {
        var since = at.minus(Duration.ofMinutes(requireNonNull(settings.floodMinutes())));
        return (int) history.comments().stream()
                .filter(entry -> entry.isAfter(since) && !entry.isAfter(at.plusMillis(1)))
                .count();
    }
}
