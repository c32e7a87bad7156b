package org.usersay.comments.webhook;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.CommentStore;
import org.usersay.starter.webhook.WebhookOutbox;
import org.usersay.starter.webhook.Webhooks;

/** Web-hook events of comments. They wait in the comments' documents and are moved to the queue once these are written. */
@Service
public class CommentWebhooks {

    static final String PUBLISHED = "comment.published";
    static final String HELD = "comment.held";
    static final String DECISION = "decision.made";

    private final Webhooks webhooks;
    private final WebhookOutbox outbox;
    private final ArticleLinks links;

    CommentWebhooks(Webhooks webhooks, MongoDatabase database, ArticleLinks links) {
        this.webhooks = webhooks;
        this.outbox = webhooks.embeddedIn(CommentStore.LAYOUT.open(database), CommentStore.LAYOUT);
        this.links = links;
    }

    /**
     * The comment with the events of its write: that it became public, or that it now waits for a moderator.
     *
     * @param before what {@code after} replaces; null for an insert
     */
    public Comment enclose(@Nullable Comment before, Comment after) {
        if (before != null && before.state() == after.state()) {
            return after;
        }
        if (after.published()) {
            return with(after, PUBLISHED);
        }
        return after.state() == CommentState.HELD ? with(after, HELD) : after;
    }

    /** The comment with the event of the moderator's decision that its write is. */
    public Comment decided(Comment after) {
        return with(after, DECISION);
    }

    private Comment with(Comment comment, String type) {
        var site = comment.thread().site();
        return webhooks.wanted(site, type) ? comment.with(webhooks.event(site, type, data(comment, type))) : comment;
    }

    private Object data(Comment comment, String type) {
        var url = links.of(comment.thread())
                .map(page -> page + "#comment-" + comment.id())
                .orElse(null);
        return switch (type) {
            case PUBLISHED -> PublishedComment.of(comment, url);
            case HELD -> HeldComment.of(comment, url);
            default -> DecidedComment.of(comment, url);
        };
    }

    @EventListener
    void enqueue(CommentEvent event) {
        var comment = event.comment();
        outbox.enqueue(
                new Document("_id", comment.id())
                        .append("thread", comment.thread().toString()),
                comment.events());
    }
}
