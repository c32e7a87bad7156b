package org.usersay.comments.vote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.EditWindow;
import org.usersay.comments.vote.Votes.Outcome;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Voting, and what is mine on a page. */
@RestController
@RequestMapping("/api/v1")
class VoteController {

    private static final CacheControl PRIVATE = CacheControl.noStore().cachePrivate();

    private final Votes votes;
    private final Comments comments;
    private final EditWindow editWindow;
    private final Sites sites;

    VoteController(Votes votes, Comments comments, EditWindow editWindow, Sites sites) {
        this.votes = votes;
        this.comments = comments;
        this.editWindow = editWindow;
        this.sites = sites;
    }

    @PutMapping("/comments/{id}/vote")
    ResponseEntity<Outcome> vote(@PathVariable String id, @Valid @RequestBody Vote vote, Reader reader) {
        var outcome = votes.cast(reader.requireVerified().id(), id, vote.value());
        return ResponseEntity.ok().cacheControl(PRIVATE).body(outcome);
    }

    /** My votes and my comments that wait for a moderator: the one private read of an article page. */
    @GetMapping("/sites/{site}/articles/{article}/comments/mine")
    ResponseEntity<Mine> mine(@PathVariable String site, @PathVariable String article, Reader reader) {
        var key = sites.article(site, article);
        var held = comments.held(key, reader.id()).stream()
                .map(comment -> CommentView.inFull(comment, 0))
                .toList();
        var mine = new Mine(votes.of(key, reader.id()), held, editWindow.editableSince(site));
        return ResponseEntity.ok().cacheControl(PRIVATE).body(mine);
    }

    /** 1, 0 to withdraw, or -1. */
    record Vote(@NotNull @Min(-1) @Max(1) Integer value) {}

    /**
     * What only I see of a page.
     *
     * @param editableSince what I wrote before may no longer be edited at the moment of this answer
     */
    record Mine(Map<String, Integer> votes, List<CommentView> held, Instant editableSince) {}
}
