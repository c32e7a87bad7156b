package org.usersay.comments.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.cannedreason.CannedReason;
import org.usersay.comments.cannedreason.ReasonStore;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.CommentSettings;
import org.usersay.comments.comment.Decision;
import org.usersay.comments.comment.ModeratorDecision;
import org.usersay.comments.posting.CommentUpdates;
import org.usersay.comments.store.Comments;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Decisions of moderators about comments, and their undo. Each is in the audit trail before it takes effect, and is then kept
 * with the comment in the write that carries it out, on the condition that the comment is as the decision was made for: of two
 * moderators at once one decision is kept, and the other is refused where it names the state that it expects.
 */
@Service
class Decisions {

    private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,18})");

    private final Comments comments;
    private final CommentUpdates updates;
    private final ReasonStore reasonStore;
    private final AuditTrail audit;
    private final CommentSettings settings;
    private final Clock clock;

    Decisions(
            Comments comments,
            CommentUpdates updates,
            ReasonStore reasonStore,
            AuditTrail audit,
            CommentSettings settings,
            Clock clock) {
        this.comments = comments;
        this.updates = updates;
        this.reasonStore = reasonStore;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The comment after the decision; a repeated one is neither audited nor applied again. Moderators read the label of a chosen
     * reason, or the statement in own words, before the reason that is for them alone.
     */
    Comment decide(Comment comment, DecisionRequest request, Reader reader) {
        var chosen = chosen(comment, request.reasonCode());
        var statement = chosen.map(CannedReason::statement).or(request::ownWords);
        boolean mailed = statement.isPresent()
                && reasonStore.current(comment.thread().site()).reasons().mailed();
        var reasons = Stream.of(
                        chosen.map(CannedReason::label).or(request::ownWords), Optional.ofNullable(request.reason()))
                .flatMap(Optional::stream)
                .toList();
        var audited = new AtomicBoolean();
        return updates.decide(comment.id(), before -> {
            if (isRepeated(before, request, reader)) {
                return before;
            }
            requireExpected(before, request);
            CommentUpdates.requireNotDeletedByAuthor(before);
            if (audited.compareAndSet(false, true)) {
                audit(before, reader, request.decision().name(), String.join("; ", reasons));
            }
            var decision = new ModeratorDecision(
                    ModeratorDecision.id(before),
                    request.decision(),
                    reader.id(),
                    reader.name(),
                    now(),
                    reasons.isEmpty() ? null : String.join("; ", reasons),
                    statement.orElse(null),
                    mailed,
                    null);
            return before.with(before.moderation().decided(decision, reasons));
        });
    }

    private Optional<CannedReason> chosen(Comment comment, @Nullable String code) {
        return code == null
                ? Optional.empty()
                : Optional.of(reasonStore
                        .find(comment.thread().site(), code)
                        .orElseThrow(() -> CommonProblem.invalid("/reasonCode", "a code of the site's reasons")));
    }

    /** Whether this decision is the last one already; where a state is expected, another moderator's is not the same. */
    private static boolean isRepeated(Comment comment, DecisionRequest request, Reader reader) {
        if (comment.deletedByAuthor() && request.decision() == Decision.DELETE) {
            return true;
        }
        var last = comment.moderation().review().decision();
        return last != null
                && isDecided(comment, request.decision())
                && (request.expectedState() == null || last.by().equals(reader.id()));
    }

    /** Whether a moderator has decided so, and no reader has complained since. */
    private static boolean isDecided(Comment comment, Decision decision) {
        var moderation = comment.moderation();
        var last = moderation.review().decision();
        return last != null
                && last.decision() == decision
                && comment.state() == decision.outcome()
                && moderation.openReports() == 0;
    }

    private static void requireExpected(Comment comment, DecisionRequest request) {
        var expected = request.expectedState();
        if (expected != null && (comment.state() != expected || isDecided(comment, request.decision()))) {
            throw alreadyDecided(comment);
        }
    }

    /** Names the moderator whose decision led to the state that the comment is in, if one did. */
    private static ProblemException alreadyDecided(Comment comment) {
        var problem = CommentProblem.ALREADY_DECIDED
                .refusal("Read the comment again. It is no longer as it was when this was decided.")
                .with("state", comment.state());
        var last = comment.moderation().review().decision();
        return last != null && last.decision().outcome() == comment.state()
                ? problem.with("byName", last.byName()).with("at", last.at())
                : problem;
    }

    /** The comment without its last decision; repeating it is no error. 404 for an id of none. */
    Comment undo(String id, Reader reader) {
        var named = ID.matcher(id);
        if (!named.matches()) {
            throw Comments.notFound();
        }
        var comment = comments.require(named.group(1));
        reader.requireModeratorOf(comment.thread().site());
        var audited = new AtomicBoolean();
        return updates.decide(comment.id(), before -> {
            if (id.equals(before.moderation().review().undone())) {
                return before;
            }
            var last = requireUndoable(before, id, Long.parseLong(named.group(2)));
            if (audited.compareAndSet(false, true)) {
                audit(before, reader, "UNDO", last.decision().name());
            }
            return before.with(before.moderation().undone());
        });
    }

    private ModeratorDecision requireUndoable(Comment comment, String id, long version) {
        var last = comment.moderation().review().decision();
        if (last == null || (!last.id().equals(id) && version > versionOf(last))) {
            throw Comments.notFound();
        }
        CommentUpdates.requireNotDeletedByAuthor(comment);
        if (!last.id().equals(id) || comment.state() != last.decision().outcome()) {
            throw alreadyDecided(comment);
        }
        if (undoUntil(comment).isEmpty()) {
            throw CommentProblem.UNDO_WINDOW_OVER.refusal("Make another decision about the comment.");
        }
        return last;
    }

    private static long versionOf(ModeratorDecision decision) {
        return Long.parseLong(decision.id().substring(decision.id().indexOf('.') + 1));
    }

    /** Until when the comment's last decision can be undone; nothing where it cannot be. */
    Optional<Instant> undoUntil(Comment comment) {
        @Nullable ModeratorDecision last = comment.moderation().review().decision();
        return Optional.ofNullable(last)
                .filter(decision -> decision.replaced() != null
                        && decision.decision().outcome() == comment.state()
                        && !comment.deletedByAuthor())
                .map(decision -> decision.at().plus(settings.undoWindow()))
                .filter(until -> until.isAfter(clock.instant()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void audit(Comment comment, Reader reader, String action, String detail) {
        audit.append(comment.thread().site(), reader, action, comment.id(), detail);
    }
}
