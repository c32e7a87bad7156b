package org.usersay.comments.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;

/** New comments: checked, written once however often they are sent, and told as an event. */
@Service
public class CommentCreation {

    private final CommentStore store;
    private final HeldStore held;
    private final CommentValidator commentValidator;
    private final MentionResolver people;
    private final Articles articles;
    private final PendingWrites marks;
    private final NotificationOutbox outbox;
    private final ApplicationEventPublisher events;
    private final SuspensionCheck suspensionCheck;
    private final SiteRules rules;
    private final Clock clock;

    CommentCreation(
            CommentStore store,
            HeldStore held,
            CommentValidator commentValidator,
            MentionResolver people,
            Articles articles,
            PendingWrites marks,
            NotificationOutbox outbox,
            ApplicationEventPublisher events,
            SuspensionCheck suspensionCheck,
            SiteRules rules,
            Clock clock) {
        this.store = store;
        this.held = held;
        this.commentValidator = commentValidator;
        this.people = people;
        this.articles = articles;
        this.marks = marks;
        this.outbox = outbox;
        this.events = events;
        this.suspensionCheck = suspensionCheck;
        this.rules = rules;
        this.clock = clock;
    }

    /** A guest's comment, which always waits for a moderator. */
    public Comment postAsGuest(ArticleKey key, CreateCommentRequest request, Optional<IdempotencyKey> idempotency) {
        if (request.guest() == null) {
            throw CommentProblem.NOT_SIGNED_IN.refusal("Sign in to comment.");
        }
        if (!rules.guests(key.site())) {
            throw CommentProblem.GUESTS_NOT_ALLOWED.refusal("Sign in to comment here.");
        }
        return post(request.guest().author(), key, request, idempotency);
    }

    /** Posts, or answers what the same request posted before. */
    Comment post(Author author, ArticleKey key, CreateCommentRequest request, Optional<IdempotencyKey> idempotency) {
        suspensionCheck.require(author.id());
        var id = UuidV7.next();
        var idempotencyRecord = new IdempotencyRecord(
                idempotency.map(given -> given.scopedTo(author.id())).orElse(id),
                IdempotencyKey.fingerprint(key, request));
        var earlier = idempotency.flatMap(given -> store.findOnce(key, idempotencyRecord.once()));
        if (earlier.isPresent()) {
            return same(earlier.get(), idempotencyRecord);
        }
        var article = articles.find(key);
        var now = clock.instant();
        CommentValidator.requireOpen(article.stateAt(now));
        var content = commentValidator.content(key.site(), request.text(), people.of(key));
        var place = commentValidator.place(article, request.parent());
        var standing = commentValidator.judge(
                new CommentDraft(article, author, place, content.text(), content.html(), Optional.empty()));
        var comment = new Comment(
                id, key, place, author, content, standing, VoteCounts.NONE, now, idempotencyRecord, null, 1);
        articles.introduce(article, request.articleTitle(), request.articleUrl());
        return insert(outbox.enclose(null, comment));
    }

    /** The one insert; a comment that lost the race against its own retry gives way to it. */
    private Comment insert(Comment comment) {
        if (!comment.published()) {
            held.add(comment);
        }
        marks.mark(comment.id(), PendingWrites.version(comment.version()));
        people.join(List.of(comment));
        if (store.insert(comment)) {
            events.publishEvent(new CommentPosted(comment));
            return comment;
        }
        var winner = store.findOnce(comment.thread(), comment.submission().once());
        return same(winner.orElseThrow(CommentUpdates::busy), comment.submission());
    }

    private static Comment same(Comment earlier, IdempotencyRecord idempotencyRecord) {
        IdempotencyKey.requireSame(earlier.submission().print(), idempotencyRecord.print());
        return earlier;
    }
}
