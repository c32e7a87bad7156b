package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.CommentSearch;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.time.DayOrMoment;

/** Moderation queues: a site's comments, newest first, filtered by queue, state and other properties, and their numbers. */
@RestController
@ModeratorOnly
class QueueController {

    private static final int MAX_SEARCH_LENGTH = 100;
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final Comments comments;
    private final ModerationItems items;
    private final QueueCounts counts;
    private final Sites sites;

    QueueController(Comments comments, ModerationItems items, QueueCounts counts, Sites sites) {
        this.comments = comments;
        this.items = items;
        this.counts = counts;
        this.sites = sites;
    }

    @GetMapping("/api/v1/admin/sites/{site}/queues")
    @Operation(summary = "Count the comments in the moderation queues of a site")
    ResponseEntity<QueueCounts.Queues> queues(@PathVariable String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(counts.of(site));
    }

    @GetMapping("/api/v1/admin/sites/{site}/comments")
    @Operation(summary = "List and search the comments of a site")
    ResponseEntity<ModerationPage> queue(
            @PathVariable String site,
            @Parameter(schema = @Schema(allowableValues = {"pending", "reported", "new", "spam", "rejected", "all"}))
                    @RequestParam(required = false)
                    @Nullable
                    String queue,
            @RequestParam(required = false) @Nullable CommentState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (queue != null && state != null) {
            throw CommonProblem.invalid("queue", "without a state");
        }
        var listed = Optional.ofNullable(queue).map(ModerationQueue::named).orElse(ModerationQueue.ALL);
        var search = new CommentSearch(
                site,
                Optional.ofNullable(state).or(listed::state),
                listed.unreviewed(),
                Optional.ofNullable(q).filter(words -> !words.isBlank()),
                Optional.ofNullable(author),
                Optional.ofNullable(article).map(id -> sites.article(site, id)),
                Optional.ofNullable(reason),
                Optional.ofNullable(DayOrMoment.begin("from", from)),
                Optional.ofNullable(DayOrMoment.end("to", to)));
        check(search, limit);
        var cursors = new CursorCodec("queue " + search);
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> UuidV7.require(values.getFirst()));
        var page = comments.search(search, before, limit);
        var next = page.last() == null ? null : cursors.encode(List.of(page.last()));
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore().cachePrivate());
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + nextLink(search, queue, limit, next) + ">; rel=\"next\"");
        }
        return answer.body(new ModerationPage(items.of(site, page.comments()), next));
    }

    private static void check(CommentSearch search, int limit) {
        if (limit < 1 || limit > 100) {
            throw CommonProblem.invalid("limit", "1 to 100");
        }
        if (search.words().filter(words -> words.length() > MAX_SEARCH_LENGTH).isPresent()) {
            throw CommonProblem.invalid("q", "at most " + MAX_SEARCH_LENGTH + " characters");
        }
        if (Stream.of(search.from(), search.to()).flatMap(Optional::stream).anyMatch(QueueController::isFar)) {
            throw CommonProblem.invalid("from", "a time from 1970 to 2999");
        }
        if (search.from().isPresent()
                && search.to().filter(search.from().get()::isAfter).isPresent()) {
            throw CommonProblem.invalid("from", "before to");
        }
    }

    private static boolean isFar(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST);
    }

    private static String nextLink(CommentSearch search, @Nullable String queue, int limit, String next) {
        return UriComponentsBuilder.fromPath("/api/v1/admin/sites/{site}/comments")
                .queryParamIfPresent("queue", Optional.ofNullable(queue))
                .queryParamIfPresent("state", search.state().filter(state -> queue == null))
                .queryParamIfPresent("q", search.words())
                .queryParamIfPresent("author", search.author())
                .queryParamIfPresent("article", search.thread().map(thread -> thread.article()))
                .queryParamIfPresent("reason", search.reason())
                .queryParamIfPresent("from", search.from())
                .queryParamIfPresent("to", search.to())
                .queryParam("limit", limit)
                .queryParam("cursor", next)
                .encode()
                .buildAndExpand(search.site())
                .toUriString();
    }
}
