package org.usersay.ratings.article;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.site.Sites;

/** Announcement of articles by the CMS: title, category, and whether ratings are open. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/ratings/articles/{article}")
class ArticleController {

    private final Articles articles;
    private final Sites sites;

    ArticleController(Articles articles, Sites sites) {
        this.articles = articles;
        this.sites = sites;
    }

    record Announcement(
            @Nullable @Size(max = 300) String title,
            @Nullable URI url,
            @Nullable @Pattern(regexp = "[a-z0-9-]{1,40}") String category,
            @Nullable Instant publishedAt,
            Article.@Nullable State state,
            @Nullable Instant closesAt) {

        @AssertTrue(message = "an address that begins with http:// or https://")
        boolean isUrlOfThePage() {
            return url == null
                    || (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())));
        }
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "announceArticleToRatings", summary = "Announce an article to the ratings alone")
    void announce(@PathVariable String site, @PathVariable String article, @Valid @RequestBody Announcement body) {
        var key = sites.article(site, article);
        articles.announce(new Article(
                key,
                body.title(),
                body.url(),
                body.category(),
                body.publishedAt(),
                body.state() == null ? Article.State.OPEN : body.state(),
                body.closesAt()));
    }
}
