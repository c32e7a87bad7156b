package org.usersay.comments.vote;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.posting.OriginCheck;
import org.usersay.comments.posting.RequestOrigin;
import org.usersay.starter.access.VerifiedReaderOnly;
import org.usersay.starter.identity.Reader;

/** Votes of the signed-in reader. */
@RestController
@VerifiedReaderOnly
@RequestMapping("/api/v1")
class VoteController {

    private static final CacheControl PRIVATE = CacheControl.noStore().cachePrivate();

    private final Votes votes;

    VoteController(Votes votes) {
        this.votes = votes;
    }

    @PutMapping("/comments/{id}/vote")
    @Operation(summary = "Vote on a comment, or withdraw the vote")
    ResponseEntity<VoteOutcome> vote(
            @PathVariable String id, @Valid @RequestBody Vote vote, @RequestHeader HttpHeaders headers, Reader reader) {
        var comment = votes.cast(reader.id(), id, vote.value(), RequestOrigin.of(headers));
        return ResponseEntity.ok()
                .header(OriginCheck.ARTICLE_HEADER, comment.thread().toString())
                .cacheControl(PRIVATE)
                .body(VoteOutcome.of(comment, vote.value()));
    }

    /** 1, 0 to withdraw the vote, or -1. */
    record Vote(@NotNull @Min(-1) @Max(1) Integer value) {}

    /** Counts of the comment after the vote, and the vote itself. */
    record VoteOutcome(int up, int down, int score, int mine) {

        static VoteOutcome of(Comment comment, int mine) {
            var counts = comment.votes();
            return new VoteOutcome(counts.up(), counts.down(), counts.score(), mine);
        }
    }
}
