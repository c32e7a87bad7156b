package org.usersay.comments.vote;

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
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.EditWindow;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** What is mine on a page: the one private read of an article page. It costs what the page shows, never the thread. */
@RestController
@ReaderOnly
class MyCommentStateController {

    private static final int MOST = 100;
    private static final int HELD = 20;

    private final Votes votes;
    private final Comments comments;
    private final EditWindow editWindow;
    private final Sites sites;

    MyCommentStateController(Votes votes, Comments comments, EditWindow editWindow, Sites sites) {
        this.votes = votes;
        this.comments = comments;
        this.editWindow = editWindow;
        this.sites = sites;
    }

    /**
     * What only I see of a page.
     *
     * @param votes 1 or -1 by comment
     * @param held of mine those that wait for a moderator, newest first
     * @param next where more of them wait, or null
     * @param editableSince what I wrote before may no longer be edited at the moment of this answer
     */
    record Mine(
            Map<String, Integer> votes,
            List<CommentView> held,
            @Nullable String next,
            Instant editableSince) {}

    /** With {@code comment} as often as comments are shown, {@value #MOST} at most. */
    @GetMapping("/api/v1/sites/{site}/articles/{article}/comments/mine")
    ResponseEntity<Mine> mine(
            @PathVariable String site,
            @PathVariable String article,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String cursor,
            Reader reader) {
        var key = sites.article(site, article);
        var shown = parameters.getOrDefault("comment", List.of());
        if (shown.size() > MOST) {
            throw CommonProblem.INVALID_REQUEST
                    .refusal("Mend what the errors name and send it again.")
                    .with(List.of(new FieldError("comment", "at most " + MOST + " of them")));
        }
        var cursors = new CursorCodec("held " + key + " " + reader.id());
        var before =
                cursor == null ? null : UuidV7.require(cursors.decode(cursor, 1).getFirst());
        var held = comments.held(key, reader.id(), before, HELD);
        var mine = new Mine(
                shown.isEmpty() ? votesUnasked(key, reader, before) : votes.on(key, reader.id(), shown),
                held.comments().stream()
                        .map(comment -> CommentView.inFull(comment, 0))
                        .toList(),
                held.last() == null ? null : cursors.encode(List.of(held.last())),
                editWindow.editableSince(site));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(mine);
    }

    /** Whoever does not say what he shows probably shows what is new; whoever reads on has had it. */
    private Map<String, Integer> votesUnasked(ArticleKey key, Reader reader, @Nullable String before) {
        return before == null ? votes.latest(key, reader.id(), MOST) : Map.of();
    }
}
