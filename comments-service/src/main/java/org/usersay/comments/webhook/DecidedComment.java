package org.usersay.comments.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.Webhooks;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;

/**
 * Data of {@code decision.made}: the outcome, without the moderator and the words that were noted.
 *
 * @param state after the decision
 */
@Webhooks(
        @Webhook(
                name = CommentWebhooks.DECISION,
                operation =
                        @Operation(
                                summary = "A moderator decided about a comment",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        DecidedComment.class))))))
record DecidedComment(
        String site, String article, String id, @Nullable String url, CommentState state) {

    static DecidedComment of(Comment comment, @Nullable String url) {
        return new DecidedComment(
                comment.thread().site(), comment.thread().article(), comment.id(), url, comment.state());
    }
}
