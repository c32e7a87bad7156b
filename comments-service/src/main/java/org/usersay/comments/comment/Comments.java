package org.usersay.comments.comment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentRevisited;
import org.usersay.comments.comment.Tally.PendingVote;
import org.usersay.comments.thread.Threads;
import org.usersay.starter.id.Ids;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.Refusal;
import org.usersay.starter.site.ArticleKey;

/** What readers say. Every change of a comment, whoever asks for it, goes through here and is told as an event. */
@Service
public class Comments {

    private static final int ATTEMPTS = 50;

    private final CommentStore store;
    private final HeldStore held;
    private final Drafts drafts;
    private final Threads threads;
    private final DirtyMarks marks;
    private final Foreword foreword;
    private final ApplicationEventPublisher events;
    private final CommentSettings settings;
    private final SiteRules rules;
    private final Clock clock;
    private final Turns turns = new Turns();

    Comments(
            CommentStore store,
            HeldStore held,
            Drafts drafts,
            Threads threads,
            DirtyMarks marks,
            Foreword foreword,
            ApplicationEventPublisher events,
            CommentSettings settings,
            SiteRules rules,
            Clock clock) {
        this.store = store;
        this.held = held;
        this.drafts = drafts;
        this.threads = threads;
        this.marks = marks;
        this.foreword = foreword;
        this.events = events;
        this.settings = settings;
        this.rules = rules;
        this.clock = clock;
    }

    /** A comment without its words, as copies are rebuilt from. */
    public record Outline(String id, ArticleKey thread, Place place, CommentState state, Tally tally, long version) {}

    /** Posts, or answers what the same request posted before. */
    public Comment post(Author author, ArticleKey key, NewComment request, Optional<IdempotencyKey> idempotency) {
        var id = Ids.next();
        var submission = new Submission(
                idempotency.map(given -> given.scopedTo(author.id())).orElse(id),
                IdempotencyKey.fingerprint(key, request));
        var earlier = idempotency.flatMap(given -> store.findOnce(key, submission.once()));
        if (earlier.isPresent()) {
            return same(earlier.get(), submission);
        }
        var article = threads.find(key);
        var now = clock.instant();
        Drafts.requireOpen(article.stateAt(now));
        var content = drafts.content(request.text());
        var place = drafts.place(article, request.parent());
        var standing =
                drafts.judge(new Draft(article, author, place, content.text(), content.html(), Optional.empty()));
        var comment = new Comment(id, key, place, author, content, standing, Tally.NONE, now, submission, 1);
        threads.introduce(article, request.articleTitle(), request.articleUrl());
        return insert(comment);
    }

    /** The one insert; a comment that lost the race against its own retry gives way to it. */
    private Comment insert(Comment comment) {
        if (!comment.published()) {
            held.add(comment);
        }
        marks.mark(comment.id(), DirtyMarks.version(comment.version()));
        foreword.beforeInsert(comment);
        if (store.insert(comment)) {
            events.publishEvent(new CommentPosted(comment));
            return comment;
        }
        var winner = store.findOnce(comment.thread(), comment.submission().once());
        return same(winner.orElseThrow(Comments::busy), comment.submission());
    }

    private static Comment same(Comment earlier, Submission submission) {
        IdempotencyKey.requireSame(earlier.submission().print(), submission.print());
        return earlier;
    }

    /** New words for one's own comment, checked as at first, within the window. */
    Comment edit(String reader, String id, String text, Optional<Integer> ifEdits) {
        var content = drafts.content(text);
        return change(id, before -> {
            requireAuthor(before, reader);
            ifEdits.filter(expected -> expected != before.content().edits()).ifPresent(other -> {
                throw CommonProblem.PRECONDITION_FAILED.refusal("The comment was edited in the meantime.");
            });
            if (before.content().text().equals(content.text())) {
                return before;
            }
            var now = clock.instant();
            var window = rules.editWindow(before.thread().site()).orElse(settings.editWindow());
            if (now.isAfter(before.createdAt().plus(window))) {
                throw CommentProblem.EDIT_WINDOW_OVER.refusal("A comment may be edited for a while only.");
            }
            var article = threads.find(before.thread());
            Drafts.requireOpen(article.stateAt(now));
            var standing = drafts.judge(new Draft(
                    article, before.author(), before.place(), content.text(), content.html(), Optional.of(before)));
            return before.with(before.content().edited(content.text(), content.html(), now))
                    .with(stricter(before.standing(), standing));
        });
    }

    /** An edit may cost a comment its place, but never frees one that a moderator has yet to see. */
    private static Standing stricter(Standing before, Standing judged) {
        return judged.state() == CommentState.HELD || before.state() == CommentState.PUBLISHED
                ? before.in(judged.state(), judged.reasons())
                : before;
    }

    /** Takes one's own comment away; again is no error. */
    void delete(String reader, String id) {
        change(id, before -> {
            if (!before.writtenBy(reader)) {
                throw notFoundUnless(before.published(), CommentProblem.NOT_THE_AUTHOR);
            }
            return before.with(before.standing().in(CommentState.DELETED, List.of()));
        });
    }

    private static void requireAuthor(Comment comment, String reader) {
        if (!comment.writtenBy(reader)) {
            throw notFoundUnless(comment.published(), CommentProblem.NOT_THE_AUTHOR);
        }
        if (comment.state() != CommentState.PUBLISHED && comment.state() != CommentState.HELD) {
            throw notFound();
        }
    }

    /** A moderator's word; the same word again changes nothing. */
    public Comment decide(String id, CommentState state, List<String> reasons) {
        return change(
                id,
                before -> before.state() == state
                        ? before
                        : before.with(before.standing().in(state, reasons)));
    }

    /** Adds a reader's complaint; his second one changes nothing. */
    public void report(String id, Report report) {
        change(id, before -> {
            if (!before.published()) {
                throw notFound();
            }
            return before.with(before.standing()
                    .reported(report, rules.reportsToHold(before.thread().site())));
        });
    }

    /** Marks a published comment as pinned or not. */
    public Comment pin(String id, boolean pinned) {
        var comment = change(id, before -> before.with(before.standing().pinned(pinned)));
        if (comment.standing().pinned()) {
            threads.pin(comment.thread(), id);
        } else {
            threads.unpin(comment.thread(), id);
        }
        return comment;
    }

    /** Announces a vote in the comment before the ballot changes; false where this reader has one announced already. */
    public boolean openVote(String id, PendingVote vote) {
        marks.mark(id, vote.id());
        return turns.take(Ids.require(id), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var comment = require(id);
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

    /** Published comments of a site, newest first. */
    public List<Comment> newestOn(String site, @Nullable String before, int limit) {
        return store.newestOn(site, before, limit);
    }

    /** Published comments of a thread, newest first, replies among the others. */
    public List<Comment> newestUnder(ArticleKey thread, @Nullable String before, int limit) {
        return store.newestUnder(thread, before, limit);
    }

    /** Published comments of a reader on every site, newest first. */
    public List<Comment> newestBy(String author, @Nullable String before, int limit) {
        return store.newestBy(author, before, limit);
    }

    /** Every comment of a site, one by one; for exports. */
    public void eachOf(String site, Consumer<Comment> consumer) {
        store.eachOf(site, consumer);
    }

    /** Tells of these comments again, for whoever may have missed something. */
    public void revisit(Collection<String> ids) {
        findAll(ids).forEach(comment -> events.publishEvent(new CommentRevisited(comment)));
    }

    public Optional<Comment> find(String id) {
        return store.find(Ids.require(id));
    }

    /** The comment, or a 404. */
    public Comment require(String id) {
        return find(id).orElseThrow(Comments::notFound);
    }

    public List<Comment> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** This reader's comments in a thread that wait for a moderator, newest first. */
    public List<Comment> held(ArticleKey thread, String reader) {
        return store.findAll(held.find(thread, reader)).stream()
                .filter(comment -> comment.state() == CommentState.HELD)
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .toList();
    }

    public List<Comment> search(CommentSearch search, @Nullable String before, int limit) {
        return store.search(search, before, limit);
    }

    /** How many published comments an author has on a site, counted up to {@code limit}. */
    public int published(String author, String site, int limit) {
        return store.published(author, site, limit);
    }

    /** Every comment of these threads, oldest first within each; only for rebuilding a copy. */
    public void eachOf(Collection<ArticleKey> keys, Consumer<Outline> consumer) {
        store.eachOf(keys, consumer);
    }

    /**
     * Reads, changes, writes if nobody else has in between, tells. Within a process the changes of one comment take
     * turns, so that many at once do not wear each other out.
     */
    private Comment change(String id, UnaryOperator<Comment> change) {
        return turns.take(Ids.require(id), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var before = require(id);
                var after = change.apply(before);
                if (after.equals(before)) {
                    return before;
                }
                marks.mark(id, DirtyMarks.version(before.version() + 1));
                if (before.published() && !after.published()) {
                    held.add(after);
                }
                if (store.replace(after)) {
                    var written = after.next();
                    events.publishEvent(CommentEvent.between(before, written));
                    return written;
                }
            }
            throw busy();
        });
    }

    private static Refusal busy() {
        return CommonProblem.UNAVAILABLE.refusal("Too many changes at once; nothing was changed. Try again.");
    }

    private static Refusal notFound() {
        return CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
    }

    private static Refusal notFoundUnless(boolean visible, CommentProblem otherwise) {
        return visible ? otherwise.refusal("This is somebody else's comment.") : notFound();
    }
}
