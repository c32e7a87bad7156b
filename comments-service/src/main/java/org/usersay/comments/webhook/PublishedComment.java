package org.usersay.comments.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.Webhooks;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
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
@Webhooks(
        @Webhook(
                name = CommentWebhooks.PUBLISHED,
                operation =
                        @Operation(
                                summary = "A comment became public, at once or by a decision",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        PublishedComment.class))))))
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
