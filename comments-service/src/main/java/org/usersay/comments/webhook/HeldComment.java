package org.usersay.comments.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;

/**
 * Data of {@code comment.held}: neither text nor author, since the comment is not public.
 *
 * @param reasons why it is held, for instance {@code LINKS}
 */
record HeldComment(
        String site, String article, String id, @Nullable String url, List<String> reasons, Instant createdAt) {

    static HeldComment of(Comment comment, @Nullable String url) {
        return new HeldComment(
                comment.thread().site(),
                comment.thread().article(),
                comment.id(),
                url,
                comment.moderation().reasons(),
                comment.createdAt());
    }
}
