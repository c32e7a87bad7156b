package org.usersay.comments.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * An article and its thread's state.
 *
 * @param title null while unknown
 * @param url null while unknown
 * @param listedAt when it was published, or first seen where nobody said when; null while it is not kept
 * @param closesAt the thread takes no comments from this instant on
 * @param pins ids of the comments a moderator pinned, latest first
 */
public record Article(
        ArticleKey key,
        @Nullable String title,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable Instant listedAt,
        ArticleState state,
        @Nullable Instant closesAt,
        List<String> pins) {

    public Article {
        pins = List.copyOf(pins);
    }

    /** An article that was neither announced nor commented on. Its thread is open. */
    public static Article unknown(ArticleKey key) {
        return new Article(key, null, null, null, null, ArticleState.OPEN, null, List.of());
    }

    /** Closing so long after its publication, or after it was first seen, where nothing else was announced. */
    Article closingAfter(Optional<Duration> age) {
        if (closesAt != null || listedAt == null || age.isEmpty()) {
            return this;
        }
        return new Article(key, title, url, publishedAt, listedAt, state, listedAt.plus(age.get()), pins);
    }

    /** In a state, without another end than the one that its age gives it. */
    Article closingBy(ArticleState newState, Optional<Duration> age) {
        return new Article(key, title, url, publishedAt, listedAt, newState, null, pins).closingAfter(age);
    }

    /** The state at an instant: a thread is closed from {@code closesAt} on without a write. */
    public ArticleState stateAt(Instant now) {
        return closesAt != null && !now.isBefore(closesAt) ? ArticleState.CLOSED : state;
    }
}
