package org.usersay.ratings.article;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * An article that the CMS announced.
 *
 * @param category it is listed under, beside the list of all
 * @param state a closed article keeps its rating and takes no further votes
 * @param closesAt votes are refused from this instant on; null for none
 * @param revision number of its announcements
 * @param unlisted whether the last announcement may be missing in the lists
 */
public record Article(
        ArticleKey key,
        @Nullable String title,
        @Nullable URI url,
        @Nullable String category,
        @Nullable Instant publishedAt,
        State state,
        @Nullable Instant closesAt,
        long revision,
        boolean unlisted) {

    Article(
            ArticleKey key,
            @Nullable String title,
            @Nullable URI url,
            @Nullable String category,
            @Nullable Instant publishedAt,
            State state,
            @Nullable Instant closesAt) {
        this(key, title, url, category, publishedAt, state, closesAt, 0, true);
    }

    boolean closedAt(Instant now) {
        return state == State.CLOSED || (closesAt != null && !now.isBefore(closesAt));
    }

    /** Whether votes are taken. */
    public enum State {
        OPEN,
        CLOSED
    }
}
