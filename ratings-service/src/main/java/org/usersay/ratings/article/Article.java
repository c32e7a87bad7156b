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
 */
public record Article(
        ArticleKey key,
        @Nullable String title,
        @Nullable URI url,
        @Nullable String category,
        @Nullable Instant publishedAt,
        State state) {

    /** Whether votes are taken. */
    public enum State {
        OPEN,
        CLOSED
    }
}
