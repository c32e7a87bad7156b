package org.usersay.comments.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.thread.Threads;
import org.usersay.starter.id.Ids;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;

/** New comments: checked, written once however often they are sent, and told as an event. */
@Service
public class Postings {

    private final CommentStore store;
    private final HeldStore held;
    private final Drafts drafts;
    private final PeopleOfThreads people;
    private final Threads threads;
    private final DirtyMarks marks;
    private final Foreword foreword;
    private final ApplicationEventPublisher events;
    private final GoodStanding goodStanding;
    private final SiteRules rules;
    private final Clock clock;

    Postings(
            CommentStore store,
            HeldStore held,
            Drafts drafts,
            PeopleOfThreads people,
            Threads threads,
            DirtyMarks marks,
            Foreword foreword,
            ApplicationEventPublisher events,
            GoodStanding goodStanding,
            SiteRules rules,
            Clock clock) {
        this.store = store;
        this.held = held;
        this.drafts = drafts;
        this.people = people;
        this.threads = threads;
        this.marks = marks;
        this.foreword = foreword;
        this.events = events;
        this.goodStanding = goodStanding;
        this.rules = rules;
        this.clock = clock;
    }

    /** A guest's comment, which always waits for a moderator. */
    public Comment postAsGuest(ArticleKey key, NewComment request, Optional<IdempotencyKey> idempotency) {
        if (request.guest() == null) {
            throw CommentProblem.NOT_SIGNED_IN.refusal("Sign in to comment.");
        }
        if (!rules.guests(key.site())) {
            throw CommentProblem.GUESTS_NOT_ALLOWED.refusal("Sign in to comment here.");
        }
        return post(request.guest().author(), key, request, idempotency);
    }

    /** Posts, or answers what the same request posted before. */
    Comment post(Author author, ArticleKey key, NewComment request, Optional<IdempotencyKey> idempotency) {
        goodStanding.require(author.id());
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
        var content = drafts.content(key.site(), request.text(), people.of(key));
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
        people.join(List.of(comment));
        foreword.beforeInsert(comment);
        if (store.insert(comment)) {
            events.publishEvent(new CommentPosted(comment));
            return comment;
        }
        var winner = store.findOnce(comment.thread(), comment.submission().once());
        return same(winner.orElseThrow(Changes::busy), comment.submission());
    }

    private static Comment same(Comment earlier, Submission submission) {
        IdempotencyKey.requireSame(earlier.submission().print(), submission.print());
        return earlier;
    }
}
