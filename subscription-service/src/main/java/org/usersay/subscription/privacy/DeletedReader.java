package org.usersay.subscription.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.Webhooks;

/** Data of {@code reader.deleted}: the id by which comments named their author. */
@io.swagger.v3.oas.annotations.Webhooks(
        @Webhook(
                name = DeletedReader.TYPE,
                operation =
                        @Operation(
                                summary = "A reader deleted the account",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        DeletedReader.class))))))
record DeletedReader(String site, String reader) {

    static final String TYPE = "reader.deleted";

    /** The event for a site, under the same id when it is repeated. */
    static WebhookEvent event(Webhooks webhooks, String site, String reader) {
        var id = "deleted-%s-%s".formatted(reader, site);
        return webhooks.event(id, site, TYPE, new DeletedReader(site, reader));
    }
}
