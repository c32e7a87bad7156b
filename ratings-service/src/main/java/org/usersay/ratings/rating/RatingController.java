package org.usersay.ratings.rating;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.ratings.tally.Tallies;
import org.usersay.starter.access.Public;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Ratings of one article or of many, and the caller's own. Devices may vote without an account, so all of it is public. */
@RestController
@Public
@RequestMapping("/api/v1/sites/{site}")
class RatingController {

    private static final String DEGRADED = "Usersay-Degraded";

    private final Ratings ratings;
    private final Sites sites;
    private final JsonMapper json;
    private final RatingSettings settings;

    RatingController(Ratings ratings, Sites sites, JsonMapper json, RatingSettings settings) {
        this.ratings = ratings;
        this.sites = sites;
        this.json = json;
        this.settings = settings;
    }

    record Stars(@Min(1) @Max(5) int stars) {}

    record Mine(@Nullable Integer stars) {}

    record Batch(Map<String, RatingSummary.Brief> ratings) {}

    @GetMapping("/articles/{article}/rating")
    @Operation(summary = "Read the rating of an article")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RatingSummary.class)))
    ResponseEntity<byte[]> summary(
            @PathVariable String site,
            @PathVariable String article,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String entityTag) {
        var key = sites.article(site, article);
        var totals = ratings.totals(List.of(key));
        return answer(RatingSummary.of(article, totals.of(key)), totals, entityTag);
    }

    @GetMapping("/ratings")
    @Operation(summary = "Read the ratings of up to 100 articles")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Batch.class)))
    ResponseEntity<byte[]> batch(
            @PathVariable String site,
            @RequestParam("article") @NotEmpty @Size(min = 1, max = 100) List<String> articles,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String entityTag) {
        var keys = new LinkedHashMap<String, ArticleKey>();
        articles.forEach(article -> keys.put(article, sites.article(site, article)));
        var totals = ratings.totals(keys.values());
        var briefs = new LinkedHashMap<String, RatingSummary.Brief>();
        keys.forEach((article, key) -> briefs.put(article, RatingSummary.Brief.of(totals.of(key))));
        return answer(new Batch(briefs), totals, entityTag);
    }

    @GetMapping("/articles/{article}/rating/mine")
    @Operation(summary = "Read my stars")
    ResponseEntity<Mine> mine(@PathVariable String site, @PathVariable String article, RequestVoter requestVoter) {
        var key = sites.article(site, article);
        var mine =
                requestVoter.voter(key).map(voter -> ratings.mine(key, voter)).orElse(OptionalInt.empty());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Mine(boxed(mine)));
    }

    /** A repeated Idempotency-Key changes nothing; the answer is the present rating. */
    @PutMapping("/articles/{article}/rating/mine")
    @Operation(summary = "Rate an article, or change the stars")
    ResponseEntity<RatingSummary.Mine> rate(
            @PathVariable String site,
            @PathVariable String article,
            @Valid @RequestBody Stars body,
            RequestVoter requestVoter,
            Optional<IdempotencyKey> idempotencyKey) {
        var key = sites.article(site, article);
        return answer(key, ratings.rate(key, requestVoter, body.stars(), idempotencyKey));
    }

    @DeleteMapping("/articles/{article}/rating/mine")
    @Operation(summary = "Withdraw my stars")
    ResponseEntity<RatingSummary.Mine> withdraw(
            @PathVariable String site,
            @PathVariable String article,
            RequestVoter requestVoter,
            Optional<IdempotencyKey> idempotencyKey) {
        var key = sites.article(site, article);
        return answer(key, ratings.withdraw(key, requestVoter, idempotencyKey));
    }

    private static ResponseEntity<RatingSummary.Mine> answer(ArticleKey key, Ratings.Outcome outcome) {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore().cachePrivate());
        if (outcome.totals().stale()) {
            answer.header(DEGRADED, "stale");
        }
        var summary = RatingSummary.of(key.article(), outcome.totals().of(key));
        return answer.body(RatingSummary.Mine.of(summary, boxed(outcome.stars())));
    }

    private static @Nullable Integer boxed(OptionalInt stars) {
        return stars.isPresent() ? stars.getAsInt() : null;
    }

    private ResponseEntity<byte[]> answer(Object body, Tallies.Totals totals, @Nullable String entityTag) {
        var answer = CacheableResponse.of(json.writeValueAsBytes(body))
                .answerShared(entityTag, settings.fresh(), settings.edge());
        return totals.stale()
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(DEGRADED, "stale")
                        .body(answer.getBody())
                : answer;
    }
}
