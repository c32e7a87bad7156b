package org.usersay.comments.store;

import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.IdempotencyRecord;
import org.usersay.comments.comment.PendingNotifications;
import org.usersay.comments.comment.ReplySummary;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.comment.VoteCounts;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.comments.markup.Mention;
import org.usersay.comments.markup.TextFormat;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.webhook.WebhookEvent;

/** A comment as a document and back. */
public final class CommentDocumentMapper {

    /** What of a comment is on a page; the rest is for its author, moderators and the service itself. */
    public static final Bson PAGE_FIELDS = Projections.include(
            "thread",
            "path",
            "parent",
            "answers",
            "author",
            "html",
            "edits",
            "editedAt",
            "state",
            "shown",
            "pinned",
            "up",
            "down",
            "replies",
            "createdAt",
            "version");

    private CommentDocumentMapper() {}

    static Document write(Comment comment) {
        var threadPosition = comment.position();
        var commentBody = comment.content();
        var document = new Document("_id", comment.id())
                .append("thread", comment.thread().toString())
                .append("site", comment.thread().site())
                .append("version", comment.version())
                .append("requestKey", comment.idempotency().requestKey())
                .append("fingerprint", comment.idempotency().fingerprint())
                .append("path", threadPosition.path())
                .append("under", Objects.requireNonNullElse(threadPosition.shownUnder(), ""))
                .append("shown", comment.shown())
                .append("replies", write(comment.replies()))
                .append("author", write(comment.author()))
                .append("text", commentBody.text())
                .append("html", commentBody.html())
                .append("edits", commentBody.edits())
                .append("up", comment.votes().up())
                .append("down", comment.votes().down())
                .append("top", comment.top())
                .append("controversial", comment.controversial())
                .append("createdAt", Date.from(comment.createdAt()));
        ModerationDocumentMapper.write(comment.moderation(), document);
        document.append(CommentWords.FIELD, CommentWords.of(commentBody.html()));
        if (commentBody.format() != TextFormat.MARKDOWN) {
            document.append("format", commentBody.format().name());
        }
        if (threadPosition.parent() != null) {
            document.append("parent", threadPosition.parent()).append("answers", threadPosition.answers());
        }
        if (!commentBody.mentions().isEmpty()) {
            document.append(
                    "mentions",
                    commentBody.mentions().stream()
                            .map(CommentDocumentMapper::write)
                            .toList());
        }
        if (commentBody.editedAt() != null) {
            document.append("editedAt", Date.from(commentBody.editedAt()))
                    .append(
                            "revisions",
                            commentBody.revisions().stream()
                                    .map(CommentDocumentMapper::write)
                                    .toList());
        }
        if (comment.dirtyMark() != null) {
            document.append(DirtyMark.FIELD, comment.dirtyMark());
        }
        var notifications = comment.notifications();
        if (notifications != null) {
            document.append(PendingNotifications.FIELD, write(notifications));
        }
        if (!comment.events().isEmpty()) {
            document.append(WebhookEvent.FIELD, WebhookEvent.documents(comment.events()));
        }
        if (!comment.votes().pending().isEmpty()) {
            document.append(
                    "pending",
                    comment.votes().pending().stream()
                            .map(CommentDocumentMapper::write)
                            .toList());
        }
        return document;
    }

    /** The comment, without what a projection left out. */
    public static Comment read(Document document) {
        return new Comment(
                document.getString("_id"),
                key(document),
                position(document),
                author(document),
                content(document),
                ModerationDocumentMapper.read(document),
                votes(document),
                replies(document),
                document.getDate("createdAt").toInstant(),
                new IdempotencyRecord(document.get("requestKey", ""), document.get("fingerprint", "")),
                notifications(document),
                WebhookEvent.in(document),
                document.getString(DirtyMark.FIELD),
                document.getLong("version"));
    }

    static ArticleKey key(Document document) {
        var thread = document.getString("thread");
        int slash = thread.indexOf('/');
        return new ArticleKey(thread.substring(0, slash), thread.substring(slash + 1));
    }

    static ThreadPosition position(Document document) {
        return new ThreadPosition(
                document.getString("parent"),
                document.getString("answers"),
                document.getList("path", String.class, List.of()));
    }

    static VoteCounts votes(Document document) {
        var pending = document.getList("pending", Document.class, List.of()).stream()
                .map(vote -> new PendingVote(
                        vote.getString("id"), vote.getString("reader"), vote.getInteger("from"), vote.getInteger("to")))
                .toList();
        return new VoteCounts(document.getInteger("up", 0), document.getInteger("down", 0), pending);
    }

    static Document write(ReplySummary replies) {
        return new Document("count", replies.count()).append("first", replies.first());
    }

    private static ReplySummary replies(Document document) {
        var found = document.get("replies", Document.class);
        return found == null
                ? ReplySummary.NONE
                : new ReplySummary(found.getInteger("count"), found.getList("first", String.class));
    }

    private static Document write(PendingNotifications notifications) {
        var document = new Document("due", Date.from(notifications.due()))
                .append("reply", notifications.reply())
                .append("mentioned", List.copyOf(notifications.mentioned()))
                .append("statement", notifications.statement());
        if (notifications.traceparent() != null) {
            document.append("traceparent", notifications.traceparent());
        }
        return document;
    }

    private static @Nullable PendingNotifications notifications(Document document) {
        var found = document.get(PendingNotifications.FIELD, Document.class);
        return found == null
                ? null
                : new PendingNotifications(
                        found.getBoolean("reply"),
                        Set.copyOf(found.getList("mentioned", String.class)),
                        found.getBoolean("statement", false),
                        found.getDate("due").toInstant(),
                        found.getString("traceparent"));
    }

    private static CommentBody content(Document document) {
        var revisions = document.getList("revisions", Document.class, List.of()).stream()
                .map(revision -> new Revision(
                        revision.getString("text"),
                        revision.getDate("replacedAt").toInstant()))
                .toList();
        return new CommentBody(
                document.get("text", ""),
                TextFormat.valueOf(document.get("format", TextFormat.MARKDOWN.name())),
                document.getString("html"),
                mentions(document),
                instant(document.getDate("editedAt")),
                revisions,
                document.getInteger("edits", 0));
    }

    static Author author(Document document) {
        var author = document.get("author", Document.class);
        return new Author(
                author.getString("id"), author.getString("name"), author.getList("badges", String.class, List.of()));
    }

    private static Document write(Author author) {
        return new Document("id", author.id()).append("name", author.name()).append("badges", author.badges());
    }

    private static Document write(Revision revision) {
        return new Document("text", revision.text()).append("replacedAt", Date.from(revision.replacedAt()));
    }

    private static List<Mention> mentions(Document document) {
        return document.getList("mentions", Document.class, List.of()).stream()
                .map(mention -> new Mention(mention.getString("reader"), mention.getString("name")))
                .toList();
    }

    private static Document write(Mention mention) {
        return new Document("reader", mention.reader()).append("name", mention.name());
    }

    private static Document write(PendingVote vote) {
        return new Document("id", vote.id())
                .append("reader", vote.reader())
                .append("from", vote.from())
                .append("to", vote.to());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
