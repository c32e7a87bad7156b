package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** {@code GET /admin/sites/{site}/articles/{article}}: an article as its moderators see it. */
@RestController
class ModeratedArticleController {

    private final Articles articles;
    private final Comments comments;
    private final Sites sites;
    private final Clock clock;

    ModeratedArticleController(Articles articles, Comments comments, Sites sites, Clock clock) {
        this.articles = articles;
        this.comments = comments;
        this.sites = sites;
        this.clock = clock;
    }

    @ModeratorOnly
    @GetMapping("/api/v1/admin/sites/{site}/articles/{article}")
    @Operation(summary = "Read an article, its state and how many comments it has")
    ResponseEntity<ModeratedArticle> read(@PathVariable String site, @PathVariable String article, Reader moderator) {
        var key = sites.article(site, article);
        moderator.requireModeratorOf(site);
        var found = articles.find(key);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new ModeratedArticle(
                        article,
                        found.title(),
                        found.url(),
                        found.publishedAt(),
                        found.stateAt(clock.instant()),
                        found.closesAt(),
                        Counts.of(key, comments)));
    }

    /** Article without a title where nobody named it; open where it is unknown. */
    record ModeratedArticle(
            String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            ArticleState state,
            @Nullable Instant closesAt,
            Counts comments) {}

    /** Numbers of an article's comments by state, each counted up to {@value #MAX}. */
    record Counts(int published, int held, int rejected, int spam) {

        private static final int MAX = 1_000;

        static Counts of(ArticleKey article, Comments comments) {
            return new Counts(
                    comments.count(article, CommentState.PUBLISHED, MAX),
                    comments.count(article, CommentState.HELD, MAX),
                    comments.count(article, CommentState.REJECTED, MAX),
                    comments.count(article, CommentState.SPAM, MAX));
        }
    }
}
