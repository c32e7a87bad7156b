package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.posting.Appeals;
import org.usersay.comments.posting.OriginCheck;
import org.usersay.comments.posting.RequestOrigin;
import org.usersay.starter.access.VerifiedReaderOnly;
import org.usersay.starter.identity.Reader;

/** Appeals of authors against the rejection of their comments, one for each comment. */
@RestController
@VerifiedReaderOnly
class AppealController {

    private final Appeals appeals;

    AppealController(Appeals appeals) {
        this.appeals = appeals;
    }

    @PostMapping("/api/v1/comments/{id}/appeal")
    @Operation(summary = "Appeal against the rejection of an own comment")
    @ApiResponse(responseCode = "202", content = @Content)
    ResponseEntity<Void> appeal(@PathVariable String id, @RequestHeader HttpHeaders headers, Reader reader) {
        var comment = appeals.appeal(id, reader.id(), RequestOrigin.of(headers));
        return ResponseEntity.accepted()
                .header(OriginCheck.ARTICLE_HEADER, comment.thread().toString())
                .build();
    }
}
