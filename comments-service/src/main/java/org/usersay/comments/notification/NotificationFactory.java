package org.usersay.comments.notification;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.ModeratorDecision;
import org.usersay.comments.notification.Notification.Kind;
import org.usersay.comments.store.Comments;
import org.usersay.starter.site.Sites;

/** Makes the notifications that a comment's document says are pending. */
@Component
class NotificationFactory {

    private final Comments comments;
    private final Articles articles;
    private final ArticleLinks links;
    private final Sites sites;

    NotificationFactory(Comments comments, Articles articles, ArticleLinks links, Sites sites) {
        this.comments = comments;
        this.articles = articles;
        this.links = links;
        this.sites = sites;
    }

    /**
     * One notification a reader at most: a reader who is both answered and mentioned is notified of the reply. Authors
     * are not notified of their own comments, except of the statement with which one was not published, nor readers whom a
     * later edit no longer mentions.
     */
    List<Notification> of(Comment comment) {
        var pending = comment.notifications();
        if (pending == null) {
            return List.of();
        }
        if (pending.statement()) {
            return comment.moderation().statedDecision().map(decision -> statement(comment, decision)).stream()
                    .toList();
        }
        var author = comment.author().id();
        var trace = pending.traceparent();
        var parentAuthor = Optional.ofNullable(comment.position().parent())
                .flatMap(comments::find)
                .map(parent -> parent.author().id());
        var notifications = new ArrayList<Notification>();
        parentAuthor
                .filter(reader -> pending.reply() && !reader.equals(author))
                .ifPresent(reader -> notifications.add(notification(comment, ":reply", Kind.REPLY, reader, trace)));
        comment.content().mentioned().stream()
                .filter(pending.mentioned()::contains)
                .filter(reader -> !reader.equals(author) && !parentAuthor.equals(Optional.of(reader)))
                .map(reader -> notification(comment, ":mention:" + reader, Kind.MENTION, reader, trace))
                .forEach(notifications::add);
        return notifications;
    }

    private Notification statement(Comment comment, ModeratorDecision decision) {
        return new Notification(
                decision.id() + ":statement",
                Kind.STATEMENT,
                comment.author().id(),
                Notification.Author.NONE,
                comment.thread().site(),
                articles.find(comment.thread()).title(),
                url(comment),
                null,
                decision.statement(),
                comment.createdAt(),
                null);
    }

    private Notification notification(
            Comment comment, String suffix, Kind kind, String recipient, @Nullable String trace) {
        return new Notification(
                comment.id() + suffix,
                kind,
                recipient,
                Notification.Author.of(comment.author()),
                comment.thread().site(),
                articles.find(comment.thread()).title(),
                url(comment),
                kind == Kind.REPLY ? ReplyExcerpt.of(comment) : null,
                null,
                comment.createdAt(),
                trace);
    }

    /** The comment on its article's page, or the site where the article has no known address. */
    private URI url(Comment comment) {
        return links.of(comment.thread())
                .map(page -> URI.create(page + "#comment-" + comment.id()))
                .orElseGet(() -> sites.require(comment.thread().site()).url());
    }
}
