package org.usersay.comments.importexport;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.markup.TextFormat;
import org.usersay.comments.store.Comments;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.time.Timestamp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Export of a site as JSON lines, written while it is read: articles, comments, votes by reader, and a last line without
 * which the export is incomplete. It may or may not contain what changes meanwhile; votes come after all comments.
 */
@Service
class SiteExporter {

    private static final int VOTES_PER_LINE = 1_000;

    private final Articles articles;
    private final Comments comments;
    private final Votes votes;
    private final JsonMapper json;
    private final Clock clock;

    SiteExporter(Articles articles, Comments comments, Votes votes, JsonMapper json, Clock clock) {
        this.articles = articles;
        this.comments = comments;
        this.votes = votes;
        this.json = json;
        this.clock = clock;
    }

    void write(String site, OutputStream to) throws IOException {
        var lines = new LineWriter(new BufferedOutputStream(to, 64 * 1024));
        lines.write(
                line("export").put("version", 1).put("site", site).put("exportedAt", Timestamp.of(clock.instant())));
        var counted = new LongAdder();
        articles.eachOf(site, article -> lines.write(line(article)));
        comments.eachOf(site, comment -> {
            counted.increment();
            lines.write(line(comment));
        });
        votes.eachOf(site, (thread, reader, values) -> writeVotes(lines, thread, reader, values));
        lines.write(line("end").put("comments", counted.sum()));
        lines.flush();
    }

    private ObjectNode line(String type) {
        return json.createObjectNode().put("type", type);
    }

    private ObjectNode line(Article article) {
        var line = line("article")
                .put("id", article.key().article())
                .put("title", article.title())
                .put("url", article.url())
                .put("state", article.state().name());
        if (article.publishedAt() != null) {
            line.put("publishedAt", Timestamp.of(article.publishedAt()));
        }
        if (article.closesAt() != null) {
            line.put("closesAt", Timestamp.of(article.closesAt()));
        }
        return line;
    }

    private ObjectNode line(Comment comment) {
        var content = comment.content();
        var line = line("comment")
                .put("id", comment.id())
                .put("article", comment.thread().article())
                .put("parent", comment.position().parent())
                .put("text", content.text())
                .put("state", comment.state().name())
                .put("pinned", comment.moderation().pinned())
                .put("createdAt", Timestamp.of(comment.createdAt()));
        if (content.format() != TextFormat.MARKDOWN) {
            line.put("format", content.format().name());
        }
        var author = line.putObject("author")
                .put("id", comment.author().id())
                .put("name", comment.author().name());
        comment.author().badges().forEach(author.putArray("badges")::add);
        if (content.editedAt() != null) {
            line.put("editedAt", Timestamp.of(content.editedAt()));
        }
        moderation(line, comment.moderation());
        var mentions = line.putArray("mentions");
        content.mentions()
                .forEach(mention ->
                        mentions.addObject().put("reader", mention.reader()).put("name", mention.name()));
        var revisions = line.putArray("revisions");
        content.revisions()
                .forEach(revision -> revisions
                        .addObject()
                        .put("text", revision.text())
                        .put("replacedAt", Timestamp.of(revision.replacedAt())));
        return line;
    }

    /** Reasons and reports. */
    private static void moderation(ObjectNode line, ModerationStatus moderationStatus) {
        moderationStatus.reasons().forEach(line.putArray("reasons")::add);
        int answered = moderationStatus.review().answeredReports();
        if (answered > 0) {
            line.put("answeredReports", answered);
        }
        var reports = line.putArray("reports");
        moderationStatus
                .reports()
                .forEach(report -> reports.addObject()
                        .put("reader", report.reader())
                        .put("reason", report.reason().name())
                        .put("note", report.note())
                        .put("at", Timestamp.of(report.at())));
    }

    private void writeVotes(LineWriter lines, ArticleKey thread, String reader, Map<String, Integer> values) {
        var entries = List.copyOf(new TreeMap<>(values).entrySet());
        for (int from = 0; from < entries.size(); from += VOTES_PER_LINE) {
            var line = line("votes").put("article", thread.article()).put("reader", reader);
            var part = line.putObject("votes");
            entries.subList(from, Math.min(entries.size(), from + VOTES_PER_LINE))
                    .forEach(entry -> part.put(entry.getKey(), entry.getValue()));
            lines.write(line);
        }
    }

    private final class LineWriter {
        private final OutputStream to;

        LineWriter(OutputStream to) {
            this.to = to;
        }

        void write(ObjectNode line) {
            try {
                to.write(json.writeValueAsBytes(line));
                to.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void flush() throws IOException {
            to.flush();
        }
    }
}
