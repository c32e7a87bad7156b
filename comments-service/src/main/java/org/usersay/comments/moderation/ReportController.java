package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Report;
import org.usersay.comments.posting.CommentUpdates;
import org.usersay.comments.posting.OriginCheck;
import org.usersay.comments.posting.RequestOrigin;
import org.usersay.starter.access.VerifiedReaderOnly;
import org.usersay.starter.identity.Reader;

/** Readers' reports of comments, one for each reader and comment; a second one is accepted and changes nothing. */
@RestController
@VerifiedReaderOnly
class ReportController {

    private final CommentUpdates commentUpdates;
    private final Clock clock;

    ReportController(CommentUpdates commentUpdates, Clock clock) {
        this.commentUpdates = commentUpdates;
        this.clock = clock;
    }

    @PostMapping("/api/v1/comments/{id}/reports")
    @Operation(summary = "Report a comment to the moderators")
    @ApiResponse(responseCode = "202", content = @Content)
    ResponseEntity<Void> report(
            @PathVariable String id,
            @Valid @RequestBody CreateReportRequest request,
            @RequestHeader HttpHeaders headers,
            Reader reader) {
        var report = new Report(reader.id(), request.reason(), request.note(), clock.instant());
        var comment = commentUpdates.report(id, report, RequestOrigin.of(headers));
        return ResponseEntity.accepted()
                .header(OriginCheck.ARTICLE_HEADER, comment.thread().toString())
                .build();
    }

    /** Body of the request. */
    record CreateReportRequest(
            @NotNull Report.Reason reason,
            @Nullable @Size(max = 1_000) String note) {}
}
