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
 * What happened to a comment, as much of it as one that was written here could have.
 *
 * @param cut whether something was left out or shortened
 */
record ImportedCommentHistory(
        List<Revision> revisions, List<Mention> mentions, List<String> reasons, List<Report> reports, boolean cut) {

    private static final int MENTIONS = 100;
    private static final int LONGEST_NAME = 80;
    private static final int REASONS = 20;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NOTE = 1_000;

    /** Of a part beside its words: whose it is and from when. */
    private static final int EACH = 150;

    /** Of the earlier texts the latest, none longer than {@code longest}; of the rest what comes first. */
    static ImportedCommentHistory of(DumpedHistory told, ImportIdMapping ids, int longest) {
        var revisions = revisions(told, longest);
        var mentions = told.mentions().stream()
                .filter(mention -> mention.name().length() <= LONGEST_NAME)
                .map(mention -> new Mention(ids.reader(mention.reader()), mention.name()))
                .distinct()
                .limit(MENTIONS)
                .toList();
        var reasons = told.reasons().stream()
                .limit(REASONS)
                .map(reason -> shortened(reason, LONGEST_REASON))
                .toList();
        var reports = reports(told, ids);
        boolean cut = revisions.size() < told.revisions().size()
                || mentions.size() < told.mentions().size()
                || !reasons.equals(told.reasons())
                || reports.size() < told.reports().size();
        return new ImportedCommentHistory(revisions, mentions, reasons, reports, cut);
    }

    private static List<Revision> revisions(DumpedHistory told, int longest) {
        var kept = new ArrayList<Revision>();
        told.revisions().stream()
                .filter(revision -> revision.text().length() <= longest)
                .forEach(revision -> kept.add(new Revision(revision.text(), revision.replacedAt())));
        return List.copyOf(kept.subList(Math.max(0, kept.size() - CommentBody.KEPT), kept.size()));
    }

    private static List<Report> reports(DumpedHistory told, ImportIdMapping ids) {
        Map<String, Report> reports = new LinkedHashMap<>();
        for (DumpedReport report : told.reports()) {
            var reader = ids.reader(report.reader());
            if (reports.size() < ModerationStatus.KEPT) {
                reports.putIfAbsent(
                        reader, new Report(reader, reason(report.reason()), note(report.note()), report.at()));
            }
        }
        return List.copyOf(reports.values());
    }

    /** A reason nobody knows is another one. */
    private static Report.Reason reason(String name) {
        for (var reason : Report.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Report.Reason.OTHER;
    }

    private static @Nullable String note(@Nullable String told) {
        return told == null ? null : shortened(told, LONGEST_NOTE);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** How much there is to keep in memory, roughly: short as they are, a hundred names and complaints are not little. */
    int characters() {
        return revisions.stream()
                        .mapToInt(revision -> EACH + revision.text().length())
                        .sum()
                + reasons.stream().mapToInt(String::length).sum()
                + mentions.stream()
                        .mapToInt(mention -> EACH + mention.name().length())
                        .sum()
                + reports.stream()
                        .mapToInt(report -> EACH
                                + (report.note() == null ? 0 : report.note().length()))
                        .sum();
    }
}
