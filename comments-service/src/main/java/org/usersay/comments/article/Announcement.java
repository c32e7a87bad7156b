package org.usersay.comments.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An announced article as the ratings-service receives it.
 *
 * @param revision number of its announcements; the receiver ignores all but the latest
 * @param category null leaves the category as it is
 */
record Announcement(
        String site,
        String article,
        long revision,
        @Nullable String title,
        @Nullable String url,
        @Nullable String category,
        @Nullable Instant publishedAt,
        boolean closed,
        @Nullable Instant closesAt) {

    static Announcement of(Article article, long revision, @Nullable String category) {
        return new Announcement(
                article.key().site(),
                article.key().article(),
                revision,
                article.title(),
                article.url(),
                category,
                article.publishedAt(),
                article.state() == ArticleState.CLOSED,
                article.closesAt());
    }
}
