package org.usersay.comments.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.recent.RecentCommentPages;
import org.usersay.comments.recent.RecentList;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public profiles. A reader who never published anything has none here, whether or not there is an account; so
 * the existence of accounts is not revealed.
 */
@RestController
@Public
@RequestMapping("/api/v1/readers/{id}")
class ProfileController {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration STALE = Duration.ofMinutes(1);
    private static final int ON_PAGE = 20;
    private static final Pattern READER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Comments comments;
    private final RecentCommentPages pages;
    private final JsonMapper json;
    private final Sites sites;

    ProfileController(Comments comments, RecentCommentPages pages, JsonMapper json, Sites sites) {
        this.comments = comments;
        this.pages = pages;
        this.json = json;
        this.sites = sites;
    }

    @GetMapping
    @Operation(summary = "Read the public profile of a reader")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Profile.class)))
    ResponseEntity<byte[]> profile(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var latest = new RecentList.OfAuthor(require(id)).newest(comments, null, 1);
        if (latest.isEmpty()) {
            throw unknown();
        }
        var author = latest.getFirst().author();
        var profile = new Profile(author.id(), author.name(), CommentView.avatar(author.id()), author.badges());
        return CacheableResponse.of(json.writeValueAsBytes(profile)).answer(ifNoneMatch, FRESH, STALE);
    }

    @GetMapping("/comments")
    @Operation(summary = "List what a reader has published")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecentCommentPages.RecentPage.class)))
    ResponseEntity<byte[]> comments(
            @PathVariable String id,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var list = new RecentList.OfAuthor(require(id));
        return pages.answer(list, limit, cursor, ifNoneMatch, "/api/v1/readers/" + id + "/comments");
    }

    /** The profile as a page, where mentions lead; in the brand of {@code site}, else of the site that was commented last. */
    @GetMapping("/profile.html")
    @Operation(summary = "Read the public profile as a page")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> page(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String site,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var latest = new RecentList.OfAuthor(require(id)).newest(comments, null, ON_PAGE);
        if (latest.isEmpty()) {
            throw unknown();
        }
        var brand = sites.findOrFirst(site == null ? latest.getFirst().thread().site() : site);
        var answer = CacheableResponse.of(
                        ProfileHtml.write(brand, latest.getFirst().author(), latest))
                .answer(ifNoneMatch, FRESH, STALE);
        var headers = HttpHeaders.copyOf(answer.getHeaders());
        headers.setContentType(MediaType.valueOf("text/html;charset=UTF-8"));
        headers.set("Content-Security-Policy", ProfileHtml.policy(brand));
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }

    /** For any id: the picture contains nothing but the id. */
    @GetMapping("/avatar.svg")
    @Operation(summary = "Read the picture of a reader")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> avatar(@PathVariable String id) {
        var svg = Identicon.svg(require(id)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(svg);
    }

    private static String require(String id) {
        if (!READER.matcher(id).matches()) {
            throw unknown();
        }
        return id;
    }

    private static RuntimeException unknown() {
        return CommonProblem.NOT_FOUND.refusal("No reader of this id has published anything.");
    }
}
