package org.usersay.comments.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;

/**
 * Data of {@code comment.published}: what the thread's page shows.
 *
 * @param url of the comment on its article's page; null where the article has no known address
 * @param parent the comment it answers
 */
record PublishedComment(
        String site,
        String article,
        String id,
        @Nullable String url,
        @Nullable String parent,
        Author author,
        String html,
        Instant createdAt) {

    record Author(String id, String name, List<String> badges) {}

    static PublishedComment of(Comment comment, @Nullable String url) {
        var author = comment.author();
        return new PublishedComment(
                comment.thread().site(),
                comment.thread().article(),
                comment.id(),
                url,
                comment.position().parent(),
                new Author(author.id(), author.name(), author.badges()),
                comment.content().html(),
                comment.createdAt());
    }
}
