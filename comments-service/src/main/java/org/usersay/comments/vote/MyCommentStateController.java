package org.usersay.comments.vote;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.posting.Appeals;
import org.usersay.comments.posting.EditWindow;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** State of an article's comments that belongs to the signed-in reader: votes, held comments and rejected ones. Its cost depends on the page, not on the thread. */
@RestController
@ReaderOnly
class MyCommentStateController {

    private static final int MAX_COMMENTS = 100;
    private static final int HELD_PAGE = 20;
    private static final int MAX_REJECTED = 20;

    private final Votes votes;
    private final Comments comments;
    private final Appeals appeals;
    private final EditWindow editWindow;
    private final Sites sites;

    MyCommentStateController(Votes votes, Comments comments, Appeals appeals, EditWindow editWindow, Sites sites) {
        this.votes = votes;
        this.comments = comments;
        this.appeals = appeals;
        this.editWindow = editWindow;
        this.sites = sites;
    }

    /**
     * State of the signed-in reader.
     *
     * @param votes 1 or -1 by comment
     * @param held own comments that wait for a moderator, newest first
     * @param next cursor of more held comments, or null
     * @param rejected own comments that a moderator rejected within 30 days, newest first, with the first page of held ones only
     * @param editableSince own comments from before this time cannot be edited any more
     */
    record Mine(
            Map<String, Integer> votes,
            List<CommentView> held,
            @Nullable String next,
            List<RejectedComment> rejected,
            Instant editableSince) {}

    /** Parameter {@code comment} is repeated for each comment on the page, {@value #MAX_COMMENTS} times at most. */
    @GetMapping("/api/v1/sites/{site}/articles/{article}/comments/mine")
    @Parameter(
            name = "comment",
            in = ParameterIn.QUERY,
            array = @ArraySchema(maxItems = MAX_COMMENTS, schema = @Schema(type = "string")))
    @Operation(summary = "Read my votes and my held comments on an article")
    ResponseEntity<Mine> mine(
            @PathVariable String site,
            @PathVariable String article,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String cursor,
            Reader reader) {
        var key = sites.article(site, article);
        var shown = parameters.getOrDefault("comment", List.of());
        if (shown.size() > MAX_COMMENTS) {
            throw CommonProblem.invalid("comment", "at most " + MAX_COMMENTS + " of them");
        }
        var cursors = new CursorCodec("held " + key + " " + reader.id());
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> UuidV7.require(values.getFirst()));
        var held = comments.held(key, reader.id(), before, HELD_PAGE);
        var mine = new Mine(
                shown.isEmpty() ? latestVotes(key, reader, before) : votes.on(key, reader.id(), shown),
                held.comments().stream().map(CommentView::inFull).toList(),
                held.last() == null ? null : cursors.encode(List.of(held.last())),
                before == null ? rejected(key, reader) : List.of(),
                editWindow.editableSince(site));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(mine);
    }

    private List<RejectedComment> rejected(ArticleKey key, Reader reader) {
        return appeals.rejected(key, reader.id(), MAX_REJECTED).stream()
                .map(RejectedComment::of)
                .toList();
    }

    /** For a page that does not name its comments: votes on the newest ones, with the first page of held comments only. */
    private Map<String, Integer> latestVotes(ArticleKey key, Reader reader, @Nullable String before) {
        return before == null ? votes.latest(key, reader.id(), MAX_COMMENTS) : Map.of();
    }
}
