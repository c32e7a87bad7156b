package org.usersay.comments.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Every change of a comment that is there, whoever asks for it: an author, a moderator, a voter. Each is one conditional
 * write, told as an event.
 */
@Service
public class CommentUpdates {

    private static final int ATTEMPTS = 50;

    private final Comments comments;
    private final CommentStore store;
    private final HeldStore held;
    private final CommentValidator commentValidator;
    private final MentionResolver people;
    private final NotificationOutbox outbox;
    private final Articles articles;
    private final PendingWrites marks;
    private final ApplicationEventPublisher events;
    private final OriginCheck originCheck;
    private final EditWindow editWindow;
    private final SuspensionCheck suspensionCheck;
    private final SiteRules rules;
    private final Clock clock;
    private final StripedLock stripedLock = new StripedLock();

    CommentUpdates(
            Comments comments,
            CommentStore store,
            HeldStore held,
            CommentValidator commentValidator,
            MentionResolver people,
            NotificationOutbox outbox,
            Articles articles,
            PendingWrites marks,
            ApplicationEventPublisher events,
            OriginCheck originCheck,
            EditWindow editWindow,
            SuspensionCheck suspensionCheck,
            SiteRules rules,
            Clock clock) {
        this.comments = comments;
        this.store = store;
        this.held = held;
        this.commentValidator = commentValidator;
        this.people = people;
        this.outbox = outbox;
        this.articles = articles;
        this.marks = marks;
        this.events = events;
        this.originCheck = originCheck;
        this.editWindow = editWindow;
        this.suspensionCheck = suspensionCheck;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * New words for one's own comment, checked as at first, within the window. They are judged as those of who the author
     * is today: the comment keeps the badges it was posted with, which he may have lost.
     */
    Comment edit(Author author, String id, String text, Optional<Integer> ifEdits, RequestOrigin origin) {
        suspensionCheck.require(author.id());
        return change(id, before -> {
            requireAuthor(before, author.id());
            originCheck.require(before, origin);
            var content = commentValidator.content(before.thread().site(), text, people.of(before.thread()));
            ifEdits.filter(expected -> expected != before.content().edits()).ifPresent(other -> {
                throw CommonProblem.PRECONDITION_FAILED.refusal("The comment was edited in the meantime.");
            });
            if (before.content().text().equals(content.text())) {
                return before;
            }
            var now = clock.instant();
            if (editWindow.isOver(before)) {
                throw CommentProblem.EDIT_WINDOW_OVER.refusal("A comment may be edited for a while only.");
            }
            var article = articles.find(before.thread());
            CommentValidator.requireOpen(article.stateAt(now));
            var standing = commentValidator.judge(new CommentDraft(
                    article, author, before.place(), content.text(), content.html(), Optional.of(before)));
            return before.with(before.content().edited(content, now)).with(stricter(before.standing(), standing));
        });
    }

    /** An edit may cost a comment its place, but never frees one that a moderator has yet to see. */
    private static ModerationStatus stricter(ModerationStatus before, ModerationStatus judged) {
        return judged.state() == CommentState.HELD || before.state() == CommentState.PUBLISHED
                ? before.in(judged.state(), judged.reasons())
                : before;
    }

    /**
     * Takes one's own comment away; again is no error. Open to a suspended reader too: it says nothing to anybody, and
     * what he wrote is still his to withdraw.
     */
    Comment delete(String reader, String id, RequestOrigin origin) {
        return change(id, before -> {
            if (!before.writtenBy(reader)) {
                throw notFoundUnless(before.published(), CommentProblem.NOT_THE_AUTHOR);
            }
            originCheck.require(before, origin);
            return before.with(before.standing().in(CommentState.DELETED, List.of()));
        });
    }

    static void requireAuthor(Comment comment, String reader) {
        if (!comment.writtenBy(reader)) {
            throw notFoundUnless(comment.published(), CommentProblem.NOT_THE_AUTHOR);
        }
        if (comment.state() != CommentState.PUBLISHED && comment.state() != CommentState.HELD) {
            throw Comments.notFound();
        }
    }

    /** Takes away what is published or waits, without anybody having looked at it. */
    void withdraw(String id, List<String> reasons) {
        change(
                id,
                before -> before.published() || before.state() == CommentState.HELD
                        ? before.with(before.standing().in(CommentState.REJECTED, reasons))
                        : before);
    }

    /** Takes away whose it was; one that waits for a moderator goes altogether. */
    Comment forget(String id) {
        return change(id, before -> {
            var standing = before.state() == CommentState.HELD
                    ? before.standing().in(CommentState.DELETED, List.of())
                    : before.standing();
            return before.with(Author.GONE)
                    .with(before.content().withoutHistory())
                    .with(standing);
        });
    }

    /** Takes away whom it answers. */
    void forgetAnswered(String id) {
        change(id, before -> before.with(before.place().answeringNobody()));
    }

    /** A moderator's word; the same word again changes nothing. What its author took back is nobody's to decide on. */
    public Comment decide(String id, CommentState state, List<String> reasons) {
        return change(id, before -> {
            if (before.state() == state) {
                return before;
            }
            requireNotWithdrawn(before);
            return before.with(before.standing().decided(state, reasons));
        });
    }

    /** A 409 where the author took the comment back. */
    public static void requireNotWithdrawn(Comment comment) {
        if (comment.withdrawn()) {
            throw CommentProblem.DELETED_BY_AUTHOR.refusal("It stays deleted.");
        }
    }

    /** A 403 where the reader wrote the comment himself. */
    public static void requireAnothers(Comment comment, String reader) {
        if (comment.writtenBy(reader)) {
            throw CommentProblem.OWN_COMMENT.refusal("Others decide what this is worth.");
        }
    }

    /** Adds a reader's complaint about another's comment; his second one changes nothing. */
    public Comment report(String id, Report report, RequestOrigin origin) {
        suspensionCheck.require(report.reader());
        return change(id, before -> {
            if (!before.published()) {
                throw Comments.notFound();
            }
            originCheck.require(before, origin);
            requireAnothers(before, report.reader());
            return before.with(before.standing()
                    .reported(report, rules.reportsToHold(before.thread().site())));
        });
    }

    /** What a comment tells of whether it is pinned; {@link PinnedComments} decides. */
    void pinned(String id, boolean pinned) {
        change(id, before -> before.with(before.standing().pinned(pinned)));
    }

    /** Announces a vote in the comment before the ballot changes; false where this reader has one announced already. */
    public boolean openVote(String id, PendingVote vote) {
        marks.mark(id, vote.id());
        return stripedLock.take(UuidV7.require(id), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var comment = comments.require(id);
                if (!comment.published()
                        || comment.tally().pendingOf(vote.reader()).isPresent()) {
                    return false;
                }
                if (store.replace(comment.with(comment.tally().opened(vote)))) {
                    return true;
                }
            }
            throw busy();
        });
    }

    /** Takes an announced vote out and, where the ballot was changed, counts it in the same write. */
    public Comment closeVote(String id, PendingVote vote, boolean counted) {
        var comment = change(id, before -> before.with(before.tally().closed(vote, counted)));
        marks.done(id, vote.id());
        return comment;
    }

    /** The same for many votes on one comment at once. */
    public boolean openVotes(Comment comment, List<PendingVote> votes) {
        votes.forEach(vote -> marks.mark(comment.id(), vote.id()));
        var tally = comment.tally();
        for (PendingVote vote : votes) {
            tally = tally.opened(vote);
        }
        return store.replace(comment.with(tally));
    }

    /** The same for many votes on one comment at once: {@code counted} holds the ids of those whose ballot changed. */
    public void closeVotes(String id, List<PendingVote> votes, Set<String> counted) {
        change(id, before -> {
            var tally = before.tally();
            for (PendingVote vote : votes) {
                tally = tally.closed(vote, counted.contains(vote.id()));
            }
            return before.with(tally);
        });
        votes.forEach(vote -> marks.done(id, vote.id()));
    }

    /**
     * Reads, changes, writes if nobody else has in between, tells. Within a process the changes of one comment take
     * turns, so that many at once do not wear each other out.
     */
    private Comment change(String id, UnaryOperator<Comment> change) {
        return stripedLock.take(UuidV7.require(id), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var before = comments.require(id);
                var after = change.apply(before);
                if (after.equals(before)) {
                    return before;
                }
                marks.mark(id, PendingWrites.version(before.version() + 1));
                if (waits(after) && !waits(before)) {
                    held.add(after.next());
                }
                if (!before.published()) {
                    people.join(List.of(after));
                }
                var enclosed = outbox.enclose(before, after);
                if (store.replace(enclosed)) {
                    var written = enclosed.next();
                    events.publishEvent(CommentEvent.between(before, written));
                    if (waits(before) && !waits(written)) {
                        held.remove(before, written.version());
                    }
                    return written;
                }
            }
            throw busy();
        });
    }

    private static boolean waits(Comment comment) {
        return comment.state() == CommentState.HELD;
    }

    static ProblemException busy() {
        return CommonProblem.UNAVAILABLE.refusal("Too many changes at once; nothing was changed. Try again.");
    }

    private static ProblemException notFoundUnless(boolean visible, CommentProblem otherwise) {
        return visible ? otherwise.refusal("This is somebody else's comment.") : Comments.notFound();
    }
}
