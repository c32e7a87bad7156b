package org.usersay.comments.store;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;
import org.usersay.comments.comment.Evidence;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.ModeratorDecision;
import org.usersay.comments.comment.ModeratorDecision.Replaced;
import org.usersay.comments.comment.ModeratorReview;
import org.usersay.comments.comment.Removal;
import org.usersay.comments.comment.Report;

/** The moderation of a comment as fields of its document and back. What is absent is empty, 0 or false. */
final class ModerationDocumentMapper {

    private ModerationDocumentMapper() {}

    static void write(ModerationStatus moderation, Document document) {
        var review = moderation.review();
        document.append("state", moderation.state().name())
                .append("reasons", moderation.reasons())
                .append("allReasons", moderation.allReasons())
                .append("pinned", moderation.pinned());
        moderation.unreviewed().ifPresent(why -> document.append("unreviewed", why.name()));
        write(moderation.evidence(), document);
        appendUnless(
                moderation.reports().isEmpty(),
                document,
                "reports",
                moderation.reports().stream()
                        .map(ModerationDocumentMapper::write)
                        .toList());
        appendUnless(review.answeredReports() == 0, document, "answeredReports", review.answeredReports());
        appendUnless(!review.imported(), document, "imported", true);
        appendUnless(!review.appealed(), document, "appealed", true);
        appendUnless(review.undone() == null, document, "undone", review.undone());
        appendUnless(review.heldFor().isEmpty(), document, "heldFor", review.heldFor());
        appendUnless(review.decision() == null, document, "decision", write(review.decision()));
        appendUnless(review.removal() == null, document, "removal", write(review.removal()));
    }

    static ModerationStatus read(Document document) {
        return new ModerationStatus(
                state(document),
                document.getList("reasons", String.class, List.of()),
                evidence(document),
                document.getBoolean("pinned", false),
                reports(document),
                new ModeratorReview(
                        document.getInteger("answeredReports", 0),
                        document.getBoolean("imported", false),
                        document.getBoolean("appealed", false),
                        decision(document.get("decision", Document.class)),
                        document.getString("undone"),
                        document.getList("heldFor", String.class, List.of()),
                        removal(document.get("removal", Document.class))));
    }

    private static Document write(Evidence evidence, Document document) {
        appendUnless(evidence.matches().isEmpty(), document, "matches", evidence.matches());
        appendUnless(evidence.figures().isEmpty(), document, "figures", evidence.figures());
        appendUnless(evidence.repeated() == null, document, "repeated", evidence.repeated());
        return document;
    }

    private static Evidence evidence(Document document) {
        var figures = new HashMap<String, Map<String, Integer>>();
        document.get("figures", new Document())
                .keySet()
                .forEach(reason -> figures.put(reason, figures(document, reason)));
        return new Evidence(
                document.getList("matches", String.class, List.of()), figures, document.getString("repeated"));
    }

    private static Map<String, Integer> figures(Document document, String reason) {
        return document.getEmbedded(List.of("figures", reason), new Document()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, figure -> (Integer) figure.getValue()));
    }

    private static void appendUnless(boolean absent, Document document, String field, @Nullable Object value) {
        if (!absent) {
            document.append(field, value);
        }
    }

    private static CommentState state(Document document) {
        return CommentState.valueOf(document.getString("state"));
    }

    private static List<Report> reports(Document document) {
        return document.getList("reports", Document.class, List.of()).stream()
                .map(report -> new Report(
                        report.getString("reader"),
                        Report.Reason.valueOf(report.getString("reason")),
                        report.getString("note"),
                        instant(report, "at")))
                .toList();
    }

    private static Document write(Report report) {
        return new Document("reader", report.reader())
                .append("reason", report.reason().name())
                .append("note", report.note())
                .append("at", Date.from(report.at()));
    }

    private static @Nullable Document write(@Nullable ModeratorDecision decision) {
        if (decision == null) {
            return null;
        }
        return new Document("id", decision.id())
                .append("decision", decision.decision().name())
                .append("by", decision.by())
                .append("byName", decision.byName())
                .append("at", Date.from(decision.at()))
                .append("reason", decision.reason())
                .append("statement", decision.statement())
                .append("mailed", decision.mailed())
                .append("replaced", write(decision.replaced()));
    }

    private static @Nullable ModeratorDecision decision(@Nullable Document found) {
        return found == null
                ? null
                : new ModeratorDecision(
                        found.getString("id"),
                        Decision.valueOf(found.getString("decision")),
                        found.getString("by"),
                        found.getString("byName"),
                        instant(found, "at"),
                        found.getString("reason"),
                        found.getString("statement"),
                        found.getBoolean("mailed", false),
                        replaced(found.get("replaced", Document.class)));
    }

    private static @Nullable Document write(@Nullable Replaced before) {
        return before == null
                ? null
                : write(
                        before.evidence(),
                        new Document("state", before.state().name())
                                .append("reasons", before.reasons())
                                .append("answeredReports", before.answeredReports())
                                .append("decision", write(before.decision())));
    }

    private static @Nullable Replaced replaced(@Nullable Document found) {
        return found == null
                ? null
                : new Replaced(
                        state(found),
                        found.getList("reasons", String.class),
                        evidence(found),
                        found.getInteger("answeredReports"),
                        decision(found.get("decision", Document.class)));
    }

    private static @Nullable Document write(@Nullable Removal removal) {
        return removal == null
                ? null
                : write(
                        removal.evidence(),
                        new Document("suspension", removal.suspension())
                                .append("state", removal.state().name())
                                .append("reasons", removal.reasons()));
    }

    private static @Nullable Removal removal(@Nullable Document found) {
        return found == null
                ? null
                : new Removal(
                        found.getString("suspension"),
                        state(found),
                        found.getList("reasons", String.class),
                        evidence(found));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
