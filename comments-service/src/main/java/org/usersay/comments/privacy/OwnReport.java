package org.usersay.comments.privacy;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Report;

/** What a reader complained of; the comment itself is another's. */
record OwnReport(
        String site,
        String article,
        String comment,
        Report.Reason reason,
        @Nullable String note,
        Instant at) {

    static Stream<OwnReport> of(Comment comment, String reader) {
        return comment.standing().reports().stream()
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
