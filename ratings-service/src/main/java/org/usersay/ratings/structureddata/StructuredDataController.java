package org.usersay.ratings.structureddata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.ratings.article.Article;
import org.usersay.ratings.article.Articles;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tallies;
import org.usersay.starter.access.Public;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** An article's rating as a schema.org {@code AggregateRating} of its {@code NewsArticle}, in JSON-LD. */
@RestController
@Public
class StructuredDataController {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Age up to which a gateway may serve it, as for a summary. */
    private static final Duration EDGE = Duration.ofMillis(150);

    private final Tallies tallies;
    private final Articles articles;
    private final Sites sites;
    private final JsonMapper json;

    StructuredDataController(Tallies tallies, Articles articles, Sites sites, JsonMapper json) {
        this.tallies = tallies;
        this.articles = articles;
        this.sites = sites;
        this.json = json;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewsArticle(
            @JsonProperty("@context") String context,
            @JsonProperty("@type") String type,
            @JsonProperty("@id") @Nullable URI id,
            @Nullable String headline,
            AggregateRating aggregateRating) {

        static NewsArticle of(Optional<Article> article, Histogram total) {
            return new NewsArticle(
                    "https://schema.org",
                    "NewsArticle",
                    article.map(Article::url).orElse(null),
                    article.map(Article::title).orElse(null),
                    new AggregateRating("AggregateRating", total.roundedAverage(), total.count(), 5, 1));
        }
    }

    record AggregateRating(
            @JsonProperty("@type") String type,
            double ratingValue,
            long ratingCount,
            int bestRating,
            int worstRating) {}

    /** 204 for an article without votes. */
    @GetMapping("/api/v1/sites/{site}/articles/{article}/rating.jsonld")
    @Operation(summary = "Read the rating of an article for search engines")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/ld+json", schema = @Schema(implementation = NewsArticle.class)))
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<byte[]> markup(
            @PathVariable String site,
            @PathVariable String article,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var key = sites.article(site, article);
        var totals = tallies.totals(List.of(key));
        var total = totals.of(key);
        if (total.count() == 0) {
            return ResponseEntity.noContent()
                    .cacheControl(
                            CacheControl.maxAge(Duration.ZERO).cachePublic().sMaxAge(FRESH))
                    .build();
        }
        var body = json.writeValueAsBytes(NewsArticle.of(articles.find(key), total));
        var answer = CacheableResponse.of(body).answerShared(known, FRESH, EDGE);
        var marked = ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(headers -> headers.set(HttpHeaders.CONTENT_TYPE, "application/ld+json"));
        if (totals.stale()) {
            marked.header("Usersay-Degraded", "stale");
        }
        return marked.body(answer.getBody());
    }
}
