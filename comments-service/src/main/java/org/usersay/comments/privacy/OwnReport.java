package org.usersay.comments.privacy;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Report;

/** Report in the export of its reader, without the reported comment's text. */
record OwnReport(
        String site,
        String article,
        String comment,
        Report.Reason reason,
        @Nullable String note,
        Instant at) {

    static Stream<OwnReport> of(Comment comment, String reader) {
        return comment.moderation().reports().stream()
                .filter(report -> report.reader().equals(reader))
                .map(report -> new OwnReport(
                        comment.thread().site(),
                        comment.thread().article(),
                        comment.id(),
                        report.reason(),
                        report.note(),
                        report.at()));
    }
}
