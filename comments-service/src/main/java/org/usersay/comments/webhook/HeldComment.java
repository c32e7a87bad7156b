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
 * Data of {@code comment.held}: neither text nor author, since the comment is not public.
 *
 * @param reasons why it is held, for instance {@code LINKS}
 */
@Webhooks(
        @Webhook(
                name = CommentWebhooks.HELD,
                operation =
                        @Operation(
                                summary = "A comment waits for a moderator",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(implementation = HeldComment.class))))))
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
