package org.usersay.subscription.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.Webhooks;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** Data of {@code ping}. */
@Webhooks(
        @Webhook(
                name = PingedEndpoint.TYPE,
                operation =
                        @Operation(
                                summary = "An administrator tests the endpoint",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        PingedEndpoint.class))))))
record PingedEndpoint(String site, String endpoint) {

    static final String TYPE = "ping";
}
