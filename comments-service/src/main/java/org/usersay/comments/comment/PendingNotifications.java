package org.usersay.comments.comment;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.tracing.CurrentTrace;

/**
 * Notifications that a write of a comment caused and that are not sent yet; part of the comment's document.
 *
 * @param reply whether the author of the parent is to be notified of a reply
 * @param mentioned ids of the readers to be notified of a mention
 * @param statement whether the author is to be notified of the reasons for which the comment was not published
 * @param due when any process may send them; earlier they belong to the process that wrote or claimed them
 * @param traceparent of the request that caused them; null outside of a request
 */
public record PendingNotifications(
        boolean reply,
        Set<String> mentioned,
        boolean statement,
        Instant due,
        @Nullable String traceparent) {

    public static final String FIELD = "notifications";

    public PendingNotifications {
        mentioned = Set.copyOf(mentioned);
    }

    /**
     * What is pending once {@code after} replaces {@code before}: everything when a comment becomes public, unless it was
     * before and comes back from a suspension's removal; the readers that an edit mentions in addition; and of a comment that
     * is not public the statement of reasons alone.
     *
     * @param before null for an insert
     * @param due for what this write adds
     * @param undoWindow for how long a decision can be undone, before which its author is not notified
     */
    public static @Nullable PendingNotifications between(
            @Nullable Comment before, Comment after, Instant due, Duration undoWindow) {
        if (after.author().equals(Author.GONE)) {
            return null;
        }
        if (!after.published()) {
            return statement(before, after, undoWindow);
        }
        if (before != null && comesBack(before)) {
            return null;
        }
        var mentioned = new LinkedHashSet<>(after.content().mentioned());
        if (before == null || !before.published()) {
            return of(after.position().parent() != null, mentioned, due);
        }
        mentioned.removeAll(before.content().mentioned());
        var pending = before.notifications();
        if (mentioned.isEmpty() || pending == null) {
            return mentioned.isEmpty() ? pending : of(false, mentioned, due);
        }
        mentioned.addAll(pending.mentioned());
        return of(pending.reply(), mentioned, due);
    }

    private static boolean comesBack(Comment removed) {
        return removed.moderation()
                .standingRemoval()
                .filter(removal -> removal.state() == CommentState.PUBLISHED)
                .isPresent();
    }

    private static @Nullable PendingNotifications statement(
            @Nullable Comment before, Comment after, Duration undoWindow) {
        var decision = after.moderation().statedDecision().orElse(null);
        if (before == null || decision == null) {
            return null;
        }
        var known = before.moderation().statedDecision().map(ModeratorDecision::id);
        return known.equals(Optional.of(decision.id()))
                ? before.notifications()
                : new PendingNotifications(
                        false, Set.of(), true, decision.at().plus(undoWindow), CurrentTrace.parent());
    }

    public PendingNotifications due(Instant newDue) {
        return new PendingNotifications(reply, mentioned, statement, newDue, traceparent);
    }

    private static @Nullable PendingNotifications of(boolean reply, Set<String> mentioned, Instant due) {
        return reply || !mentioned.isEmpty()
                ? new PendingNotifications(reply, mentioned, false, due, CurrentTrace.parent())
                : null;
    }
}
