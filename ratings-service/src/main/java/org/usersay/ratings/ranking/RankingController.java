package org.usersay.ratings.ranking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Top lists. */
@RestController
@Public
@RequestMapping("/api/v1/sites/{site}/ratings")
class RankingController {

    private static final String CATEGORY = "[a-z0-9-]{1,40}";
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Rankings rankings;
    private final Sites sites;
    private final JsonMapper json;
    private final RankingSettings settings;

    RankingController(Rankings rankings, Sites sites, JsonMapper json, RankingSettings settings) {
        this.rankings = rankings;
        this.sites = sites;
        this.json = json;
        this.settings = settings;
    }

    record TopListResponse(
            List<RankedArticle> items, @Nullable String next) {}

    @GetMapping("/top")
    @Operation(summary = "List the best rated articles")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TopListResponse.class)))
    ResponseEntity<byte[]> top(
            @PathVariable String site,
            @RequestParam(defaultValue = "week") @Pattern(regexp = "(day|week|month|all)?") String period,
            @RequestParam(required = false) @Pattern(regexp = CATEGORY) @Nullable String category,
            @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String entityTag) {
        sites.require(site);
        return answer(rankings.top(site, Period.of(period), category, limit), entityTag);
    }

    @GetMapping("/trending")
    @Operation(summary = "List the articles that readers like just now")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TopListResponse.class)))
    ResponseEntity<byte[]> trending(
            @PathVariable String site,
            @RequestParam(required = false) @Pattern(regexp = CATEGORY) @Nullable String category,
            @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String entityTag) {
        sites.require(site);
        return answer(rankings.trending(site, category, limit), entityTag);
    }

    private ResponseEntity<byte[]> answer(Rankings.TopList top, @Nullable String entityTag) {
        var body = json.writeValueAsBytes(new TopListResponse(top.items(), null));
        var answer = CacheableResponse.of(body).answerShared(entityTag, FRESH, settings.edge());
        if (!top.stale()) {
            return answer;
        }
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Usersay-Degraded", "stale")
                .body(answer.getBody());
    }
}
