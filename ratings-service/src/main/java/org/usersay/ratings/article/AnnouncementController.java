package org.usersay.ratings.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.InternalOnly;
import org.usersay.starter.site.Sites;

/** Articles as the CMS announced them to the comments-service, which passes them on at least once. */
@RestController
@InternalOnly
class AnnouncementController {

    private final Articles articles;
    private final Sites sites;

    AnnouncementController(Articles articles, Sites sites) {
        this.articles = articles;
        this.sites = sites;
    }

    record Batch(@NotNull @Size(max = 100) List<@Valid @NotNull Announced> items) {}

    record Announced(
            @NotNull String site,
            @NotNull String article,
            long revision,
            @Nullable String title,
            @Nullable String url,
            @Nullable String category,
            @Nullable Instant publishedAt,
            boolean closed,
            @Nullable Instant closesAt) {}

    @PostMapping("/internal/articles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void announce(@Valid @RequestBody Batch batch) {
        batch.items().forEach(this::announce);
    }

    private void announce(Announced announced) {
        articles.announce(
                new Article(
                        sites.article(announced.site(), announced.article()),
                        announced.title(),
                        announced.url() == null ? null : url(announced.url()),
                        announced.category(),
                        announced.publishedAt(),
                        announced.closed() ? Article.State.CLOSED : Article.State.OPEN,
                        announced.closesAt()),
                announced.revision());
    }

    /** Null for an address that is none by RFC 3986; the lists then show the title without a link. */
    private static @Nullable URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
