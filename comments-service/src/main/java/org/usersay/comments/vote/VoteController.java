package org.usersay.comments.vote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.vote.Votes.Outcome;
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
    ResponseEntity<Outcome> vote(@PathVariable String id, @Valid @RequestBody Vote vote, Reader reader) {
        var outcome = votes.cast(reader.id(), id, vote.value());
        return ResponseEntity.ok().cacheControl(PRIVATE).body(outcome);
    }

    /** 1, 0 to withdraw the vote, or -1. */
    record Vote(@NotNull @Min(-1) @Max(1) Integer value) {}
}
