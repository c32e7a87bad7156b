package org.usersay.ratings.article;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * An article the CMS announced.
 *
 * @param category under which top lists show it as well
 * @param state a closed article keeps its stars and takes no more
 * @param revision counts its announcements
 * @param unlisted whether the lists may not know of the last one yet
 */
public record Article(
        ArticleKey key,
        @Nullable String title,
        @Nullable URI url,
        @Nullable String category,
        @Nullable Instant publishedAt,
        State state,
        long revision,
        boolean unlisted) {

    Article(
            ArticleKey key,
            @Nullable String title,
            @Nullable URI url,
            @Nullable String category,
            @Nullable Instant publishedAt,
            State state) {
        this(key, title, url, category, publishedAt, state, 0, true);
    }

    /** Whether votes are taken. */
    public enum State {
        OPEN,
        CLOSED
    }
}
