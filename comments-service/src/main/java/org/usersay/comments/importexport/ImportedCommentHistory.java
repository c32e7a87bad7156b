package org.usersay.comments.importexport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.Report;
import org.usersay.comments.dumpformat.DumpRecord.DumpedHistory;
import org.usersay.comments.dumpformat.DumpRecord.DumpedReport;
import org.usersay.comments.markup.Mention;

/**
 * Earlier texts, mentions, reasons and reports of an imported comment, as many as a comment posted here can have.
 *
 * @param cut whether something was left out or shortened
 */
record ImportedCommentHistory(
        List<Revision> revisions,
        List<Mention> mentions,
        List<String> reasons,
        List<Report> reports,
        int answeredReports,
        boolean cut) {

    private static final int MAX_MENTIONS = 100;
    private static final int MAX_NAME = 80;
    private static final int MAX_REASONS = 20;
    private static final int MAX_REASON = 500;
    private static final int MAX_NOTE = 1_000;

    /** Characters that the ids and times of a part count for. */
    private static final int OVERHEAD = 150;

    /** The latest of the earlier texts, none longer than {@code maxLength}; the first of everything else. */
    static ImportedCommentHistory of(DumpedHistory dumped, ImportIdMapping ids, int maxLength) {
        var revisions = revisions(dumped, maxLength);
        var mentions = dumped.mentions().stream()
                .filter(mention -> mention.name().length() <= MAX_NAME)
                .map(mention -> new Mention(ids.reader(mention.reader()), mention.name()))
                .distinct()
                .limit(MAX_MENTIONS)
                .toList();
        var reasons = dumped.reasons().stream()
                .limit(MAX_REASONS)
                .map(reason -> shortened(reason, MAX_REASON))
                .toList();
        var reports = reports(dumped, ids);
        boolean cut = revisions.size() < dumped.revisions().size()
                || mentions.size() < dumped.mentions().size()
                || !reasons.equals(dumped.reasons())
                || reports.size() < dumped.reports().size();
        return new ImportedCommentHistory(
                revisions, mentions, reasons, reports, Math.clamp(dumped.answeredReports(), 0, reports.size()), cut);
    }

    private static List<Revision> revisions(DumpedHistory dumped, int maxLength) {
        var kept = new ArrayList<Revision>();
        dumped.revisions().stream()
                .filter(revision -> revision.text().length() <= maxLength)
                .forEach(revision -> kept.add(new Revision(revision.text(), revision.replacedAt())));
        return List.copyOf(kept.subList(Math.max(0, kept.size() - CommentBody.KEPT), kept.size()));
    }

    private static List<Report> reports(DumpedHistory dumped, ImportIdMapping ids) {
        Map<String, Report> reports = new LinkedHashMap<>();
        for (DumpedReport report : dumped.reports()) {
            var reader = ids.reader(report.reader());
            if (reports.size() < ModerationStatus.KEPT) {
                reports.putIfAbsent(
                        reader, new Report(reader, reason(report.reason()), note(report.note()), report.at()));
            }
        }
        return List.copyOf(reports.values());
    }

    /** An unknown reason is {@code OTHER}. */
    private static Report.Reason reason(String name) {
        for (var reason : Report.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Report.Reason.OTHER;
    }

    private static @Nullable String note(@Nullable String dumped) {
        return dumped == null ? null : shortened(dumped, MAX_NOTE);
    }

    private static String shortened(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength);
    }

    /** Approximate size in memory. */
    int characters() {
        return revisions.stream()
                        .mapToInt(revision -> OVERHEAD + revision.text().length())
                        .sum()
                + reasons.stream().mapToInt(String::length).sum()
                + mentions.stream()
                        .mapToInt(mention -> OVERHEAD + mention.name().length())
                        .sum()
                + reports.stream()
                        .mapToInt(report -> OVERHEAD
                                + (report.note() == null ? 0 : report.note().length()))
                        .sum();
    }
}
