package org.usersay.comments.article;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;

/** {@code GET /admin/sites/{site}/articles}: articles by the words of their titles, for moderators who choose one. */
@RestController
class ArticleSearchController {

    private static final int MAX_SEARCH_LENGTH = 100;

    private final Articles articles;
    private final Clock clock;

    ArticleSearchController(Articles articles, Clock clock) {
        this.articles = articles;
        this.clock = clock;
    }

    @ModeratorOnly
    @GetMapping("/api/v1/admin/sites/{site}/articles")
    @Operation(summary = "Search the articles of a site by title")
    ResponseEntity<ArticlePage> search(
            @PathVariable String site,
            @RequestParam(defaultValue = "") @Size(max = MAX_SEARCH_LENGTH) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        var found = articles.search(site, q, limit);
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new ArticlePage(
                        found.articles().stream()
                                .map(article -> ListedArticle.of(article, now))
                                .toList(),
                        found.more()));
    }

    /** @param more whether there are more than these, or may be: with several words only the newest articles are tried */
    record ArticlePage(List<ListedArticle> items, boolean more) {}

    /** Article without a title where nobody named it. */
    record ListedArticle(
            String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            ArticleState state) {

        static ListedArticle of(Article article, Instant now) {
            return new ListedArticle(
                    article.key().article(),
                    article.title(),
                    article.url(),
                    article.publishedAt(),
                    article.stateAt(now));
        }
    }
}
