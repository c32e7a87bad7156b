package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What all web-hooks have in common. A service declares one by {@code @Webhook} at the record of its data, which is completed with
 * the envelope, the headers of Standard Webhooks, and what the receiver's answers mean.
 */
final class WebhookCompletion {

    private static final Map<String, Parameter> HEADERS = Map.of(
            "WebhookId", header("webhook-id", "Of the event: the same in every attempt", text(null)),
            "WebhookTimestamp",
                    header("webhook-timestamp", "Of the attempt, in seconds since 1970", text("^[0-9]{10,}$")),
            "WebhookSignature",
                    header(
                            "webhook-signature",
                            "One to four of `v1,` and the Base64 of the HMAC-SHA256 of `id.timestamp.body`",
                            text("^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$")));

    private WebhookCompletion() {}

    static void apply(OpenAPI document, Components components) {
        if (document.getWebhooks() != null) {
            HEADERS.forEach(components::addParameters);
            document.getWebhooks().forEach((type, item) -> complete(type, item.getPost()));
        }
    }

    private static void complete(String type, Operation operation) {
        operation.setOperationId(Arrays.stream(type.split("\\."))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining("", "on", "")));
        operation.setSecurity(List.of());
        HEADERS.keySet().stream()
                .sorted()
                .forEach(name -> operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + name)));
        var body = operation.getRequestBody();
        body.setRequired(true);
        var data = body.getContent().values().iterator().next();
        body.setContent(new Content().addMediaType("application/json", data.schema(envelope(type, data.getSchema()))));
        operation.setResponses(new ApiResponses()
                .addApiResponse("2XX", new ApiResponse().description("The event is taken"))
                .addApiResponse(
                        "410", new ApiResponse().description("No more events are wanted; the endpoint is paused"))
                .addApiResponse("default", new ApiResponse().description("The event is sent again later")));
    }

    private static Schema<?> envelope(String type, Schema<?> data) {
        var name = text(null);
        name.addEnumItemObject(type);
        var envelope = new JsonSchema();
        envelope.addType("object");
        envelope.addProperty("type", name);
        envelope.addProperty("timestamp", text(null).format("date-time"));
        envelope.addProperty("data", data);
        envelope.setRequired(List.of("type", "timestamp", "data"));
        return envelope;
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(true)
                .description(description)
                .schema(schema);
    }

    private static Schema<Object> text(@Nullable String pattern) {
        var text = new JsonSchema();
        text.addType("string");
        text.setPattern(pattern);
        return text;
    }
}
