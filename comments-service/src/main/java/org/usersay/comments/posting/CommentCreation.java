package org.usersay.comments.posting;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.IdempotencyRecord;
import org.usersay.comments.markup.TextFormat;
import org.usersay.comments.store.CommentStore;
import org.usersay.comments.store.CommentWriter;
import org.usersay.comments.store.NotificationOutbox;
import org.usersay.comments.webhook.CommentWebhooks;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;

/** Creation of comments: checked, and written once however often they are sent. */
@Service
public class CommentCreation {

    /** Owner of guests' idempotency keys, which carry the address they came from; a guest's id follows from the body. */
    private static final String GUEST = "guest";

    private final CommentStore store;
    private final CommentWriter writer;
    private final CommentValidator commentValidator;
    private final MentionResolver mentionResolver;
    private final Articles articles;
    private final NotificationOutbox outbox;
    private final CommentWebhooks webhooks;
    private final GuestNameCheck guestNameCheck;
    private final CommentRules rules;
    private final GuestIds guestIds;
    private final Clock clock;

    CommentCreation(
            CommentStore store,
            CommentWriter writer,
            CommentValidator commentValidator,
            MentionResolver mentionResolver,
            Articles articles,
            NotificationOutbox outbox,
            CommentWebhooks webhooks,
            GuestNameCheck guestNameCheck,
            CommentRules rules,
            GuestIds guestIds,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.commentValidator = commentValidator;
        this.mentionResolver = mentionResolver;
        this.articles = articles;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.guestNameCheck = guestNameCheck;
        this.rules = rules;
        this.guestIds = guestIds;
        this.clock = clock;
    }

    /** A guest's comment, which always waits for a moderator. */
    public Comment createAsGuest(ArticleKey key, CreateCommentRequest request, Optional<IdempotencyKey> idempotency) {
        if (request.guest() == null) {
            throw IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in to comment.");
        }
        if (!rules.guests(key.site())) {
            throw CommentProblem.GUESTS_NOT_ALLOWED.refusal("Sign in to comment here.");
        }
        if (guestNameCheck.pretends(key.site(), request.guest().name())) {
            throw CommonProblem.invalid("/guest/name", "a name that does not pass for the site or its moderators");
        }
        return create(guestIds.author(request.guest()), GUEST, key, request, idempotency);
    }

    /** A new comment, or the one that the same request created before. */
    Comment create(Author author, ArticleKey key, CreateCommentRequest request, Optional<IdempotencyKey> idempotency) {
        return create(author, author.id(), key, request, idempotency);
    }

    /** @param owner of the idempotency key */
    private Comment create(
            Author author,
            String owner,
            ArticleKey key,
            CreateCommentRequest request,
            Optional<IdempotencyKey> idempotency) {
        var id = UuidV7.next();
        var idempotencyRecord = new IdempotencyRecord(
                idempotency.map(given -> given.scopedTo(owner)).orElse(id), IdempotencyKey.fingerprint(key, request));
        var earlier = idempotency.flatMap(given -> store.findByRequestKey(key, idempotencyRecord.requestKey()));
        if (earlier.isPresent()) {
            return same(earlier.get(), idempotencyRecord);
        }
        var article = articles.find(key);
        var now = clock.instant();
        CommentValidator.requireOpen(article.stateAt(now));
        var body = commentValidator.render(key.site(), request.text(), TextFormat.MARKDOWN, mentionResolver.of(key));
        var placement = commentValidator.position(article, request.parent());
        var draft = new CommentDraft(
                id,
                idempotencyRecord.requestKey(),
                article,
                author,
                placement.position(),
                body.text(),
                body.html(),
                Optional.empty());
        var status = commentValidator.screen(draft);
        var comment = Comment.create(id, key, placement.position(), author, body, status, now, idempotencyRecord);
        articles.registerIfAbsent(article, request.articleTitle(), request.articleUrl());
        return insert(webhooks.enclose(null, outbox.enclose(null, comment)), placement.under());
    }

    /** The one insert; a comment that lost the race against its own retry gives way to it. */
    private Comment insert(Comment comment, @Nullable Comment under) {
        if (writer.insert(comment, under)) {
            return comment;
        }
        var winner =
                store.findByRequestKey(comment.thread(), comment.idempotency().requestKey());
        return same(winner.orElseThrow(CommentUpdates::busy), comment.idempotency());
    }

    private static Comment same(Comment earlier, IdempotencyRecord idempotencyRecord) {
        IdempotencyKey.requireSame(earlier.idempotency().fingerprint(), idempotencyRecord.fingerprint());
        return earlier;
    }
}
