package org.usersay.comments.article;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.access.StaffOrModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** The CMS announces, closes and reopens articles; so do moderators. */
@RestController
class ArticleController {

    private final Articles articles;
    private final Sites sites;
    private final AuditTrail audit;
    private final Clock clock;

    ArticleController(Articles articles, Sites sites, AuditTrail audit, Clock clock) {
        this.articles = articles;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    @StaffOrModeratorOnly
    @PutMapping("/api/v1/admin/sites/{site}/articles/{article}")
    @Operation(summary = "Announce, close or open an article")
    AnnouncedArticle announce(
            @PathVariable String site,
            @PathVariable String article,
            @Valid @RequestBody ArticleRequest news,
            Reader reader) {
        var key = sites.article(site, article);
        var changes = ChangedFields.between(Opening.of(articles.findAnnounced(key)), Opening.of(news));
        if (!changes.isEmpty()) {
            audit.append(site, reader, "ARTICLE", article, changes);
        }
        return AnnouncedArticle.of(articles.announce(key, news), clock.instant());
    }

    @ModeratorOnly
    @PutMapping("/api/v1/admin/sites/{site}/articles/{article}/state")
    @Operation(summary = "Open or close an article")
    AnnouncedArticle changeState(
            @PathVariable String site,
            @PathVariable String article,
            @Valid @RequestBody ChangedState changed,
            Reader moderator) {
        var key = sites.article(site, article);
        moderator.requireModeratorOf(site);
        var before = articles.findAnnounced(key);
        if (before.state() != changed.state() || before.closesAt() != null) {
            audit.append(site, moderator, "ARTICLE", article, "state=" + changed.state());
        }
        return AnnouncedArticle.of(articles.changeState(key, changed.state(), clock.instant()), clock.instant());
    }

    record ChangedState(@NotNull ArticleState state) {}

    /** Whether and until when an article is open; its changes are audited. */
    private record Opening(ArticleState state, @Nullable Instant closesAt) {

        static Opening of(Article article) {
            return new Opening(article.state(), article.closesAt());
        }

        static Opening of(ArticleRequest request) {
            return new Opening(request.stateOrOpen(), request.closesAt());
        }
    }

    record AnnouncedArticle(
            String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            ArticleState state,
            @Nullable Instant closesAt) {

        static AnnouncedArticle of(Article article, Instant now) {
            return new AnnouncedArticle(
                    article.key().article(),
                    article.title(),
                    article.url(),
                    article.publishedAt(),
                    article.stateAt(now),
                    article.closesAt());
        }
    }
}
