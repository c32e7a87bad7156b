package org.usersay.comments.count;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** How many comments each of a list of articles has: one round trip for a front page. */
@RestController
@Public
class CountController {

    private static final int MOST = 100;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(30);

    private final CommentCounts commentCounts;
    private final SiteCommentCounts siteCommentCounts;
    private final Sites sites;
    private final JsonMapper json;

    CountController(CommentCounts commentCounts, SiteCommentCounts siteCommentCounts, Sites sites, JsonMapper json) {
        this.commentCounts = commentCounts;
        this.siteCommentCounts = siteCommentCounts;
        this.sites = sites;
        this.json = json;
    }

    /** Of the whole site. */
    @GetMapping("/api/v1/sites/{site}/comment-count")
    @Operation(summary = "Count the comments of a site")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SiteCount.class)))
    ResponseEntity<byte[]> count(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var known = sites.require(site).id();
        return CacheableResponse.of(json.writeValueAsBytes(new SiteCount(known, siteCommentCounts.of(known))))
                .answer(ifNoneMatch, FRESH, STALE);
    }

    /** Published comments of a site. */
    record SiteCount(String site, long count) {}

    /** Published comments by article. */
    record Counts(Map<String, Integer> counts) {}

    @GetMapping("/api/v1/sites/{site}/comment-counts")
    @Parameter(
            name = "article",
            in = ParameterIn.QUERY,
            required = true,
            array = @ArraySchema(minItems = 1, maxItems = MOST, schema = @Schema(type = "string")))
    @Operation(summary = "Count the comments of up to 100 articles")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counts.class)))
    ResponseEntity<byte[]> counts(
            @PathVariable String site,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        sites.require(site);
        var articles = parameters.getOrDefault("article", List.of());
        if (articles.isEmpty() || articles.size() > MOST) {
            throw CommonProblem.invalid("article", "1 to " + MOST + " of them");
        }
        var keys = articles.stream()
                .distinct()
                .map(article -> sites.article(site, article))
                .toList();
        var found = commentCounts.of(keys);
        var counts = new LinkedHashMap<String, Integer>();
        keys.forEach(key -> counts.put(key.article(), found.getOrDefault(key, 0)));
        return CacheableResponse.of(json.writeValueAsBytes(new Counts(counts))).answer(ifNoneMatch, FRESH, STALE);
    }
}
