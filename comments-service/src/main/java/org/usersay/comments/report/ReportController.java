package org.usersay.comments.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.CommentUpdates;
import org.usersay.comments.comment.Report;
import org.usersay.starter.identity.Reader;

/** One complaint a reader and comment; a second one is thanked for and changes nothing. */
@RestController
class ReportController {

    private final CommentUpdates commentUpdates;
    private final Clock clock;

    ReportController(CommentUpdates commentUpdates, Clock clock) {
        this.commentUpdates = commentUpdates;
        this.clock = clock;
    }

    @PostMapping("/api/v1/comments/{id}/reports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void report(@PathVariable String id, @Valid @RequestBody NewReport report, Reader reader) {
        var complaint = new Report(reader.requireVerified().id(), report.reason(), report.note(), clock.instant());
        commentUpdates.report(id, complaint);
    }

    /** What the reader says is wrong. */
    record NewReport(
            @NotNull Report.Reason reason,
            @Nullable @Size(max = 1_000) String note) {}
}
