package org.usersay.comments.page;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.comments.comment.CommentView;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Reading a thread, more replies, and one comment. */
@RestController
@Public
@RequestMapping("/api/v1")
class PageController {

    static final Duration FRESH = Duration.ofSeconds(1);
    static final Duration STALE = Duration.ofSeconds(30);

    private final Pages pages;
    private final Sites sites;
    private final JsonMapper json;

    PageController(Pages pages, Sites sites, JsonMapper json) {
        this.pages = pages;
        this.sites = sites;
        this.json = json;
    }

    @GetMapping("/sites/{site}/articles/{article}/comments")
    @Operation(summary = "Read a page of the comments of an article")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ThreadPageResponse.class)))
    ResponseEntity<byte[]> thread(
            @PathVariable String site,
            @PathVariable String article,
            @Parameter(
                            schema =
                                    @Schema(
                                            defaultValue = "newest",
                                            allowableValues = {"newest", "oldest", "top", "controversial"}))
                    @RequestParam(defaultValue = "newest")
                    String sort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var key = sites.article(site, article);
        var page = pages.thread(key, sort(sort), limit(limit), cursor);
        var next = UriComponentsBuilder.fromPath("/api/v1/sites/{site}/articles/{article}/comments")
                .queryParam("sort", sort)
                .queryParam("limit", limit);
        return answer(page, page.next(), ifNoneMatch, next, site, article);
    }

    @GetMapping("/comments/{id}/replies")
    @Operation(summary = "Read more replies to a comment")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ThreadPageResponse.ReplyPage.class)))
    ResponseEntity<byte[]> replies(
            @PathVariable String id,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var page = pages.replies(id, limit(limit), cursor);
        var next =
                UriComponentsBuilder.fromPath("/api/v1/comments/{id}/replies").queryParam("limit", limit);
        return answer(page, page.next(), ifNoneMatch, next, id);
    }

    /** With the tag that an edit names in {@code If-Match}. Public for a published comment; private for one that only its author and moderators may see. */
    @GetMapping("/comments/{id}")
    @Operation(summary = "Read a comment with its ancestors")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CommentView.class)))
    ResponseEntity<byte[]> permalink(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            Optional<Reader> reader) {
        var permalink = pages.permalink(id, reader);
        var answer =
                CacheableResponse.of(json.writeValueAsBytes(permalink.view())).edited(permalink.edits());
        if (permalink.view().text() == null) {
            return answer.answer(ifNoneMatch, FRESH, STALE);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .eTag(answer.tag())
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .body(answer.body());
    }

    private ResponseEntity<byte[]> answer(
            Object page,
            @Nullable String cursor,
            @Nullable String ifNoneMatch,
            UriComponentsBuilder next,
            Object... path) {
        var answer = CacheableResponse.of(json.writeValueAsBytes(page)).answer(ifNoneMatch, FRESH, STALE);
        if (cursor != null) {
            var address = next.queryParam("cursor", cursor).build(path);
            answer = ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"")
                    .body(answer.getBody());
        }
        return answer;
    }

    private static CommentSort sort(String name) {
        return switch (name) {
            case "newest" -> CommentSort.NEWEST;
            case "oldest" -> CommentSort.OLDEST;
            case "top" -> CommentSort.TOP;
            case "controversial" -> CommentSort.CONTROVERSIAL;
            default -> throw CommonProblem.invalid("sort", "newest, oldest, top or controversial");
        };
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > 100) {
            throw CommonProblem.invalid("limit", "1 to 100");
        }
        return limit;
    }
}
