package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpStatus;

/** The components that {@link OperationCompletion} refers to, and the refusal of unknown members in bodies of requests. */
final class DocumentCompletion implements GlobalOpenApiCustomizer {

    static final String BEARER = "bearer";
    static final String COOKIE = "cookie";

    /** Types of arguments that come from no body. */
    private static final List<String> NOT_SENT = List.of("Reader", "IdempotencyKey");

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<HttpStatus> TEMPORARY =
            EnumSet.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);

    /** For instance {@code Problem404}. */
    static String name(HttpStatus status) {
        return "Problem" + status.value();
    }

    @Override
    public void customise(OpenAPI document) {
        var components = Objects.requireNonNullElseGet(document.getComponents(), Components::new);
        document.setComponents(components);
        components.addParameters(
                "IdempotencyKey",
                new Parameter()
                        .in("header")
                        .name("Idempotency-Key")
                        .description("The same key with the same request is answered with the first result again")
                        .schema(text("^[!-~]{1,64}$")));
        components.addSchemas("Problem", problem());
        OperationCompletion.PROBLEMS.forEach(status -> components.addResponses(name(status), response(status)));
        WebhookCompletion.apply(document, components);
        NOT_SENT.forEach(components.getSchemas()::remove);
        components.getSchemas().values().forEach(Patterns::makePortable);
        var strict = new HashSet<String>();
        operations(document).forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> Patterns.makePortable(parameter.getSchema()));
            }
            if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
                operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(body -> refuseUnknown(body.getSchema(), components, strict));
            }
        });
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream);
    }

    private static void refuseUnknown(@Nullable Schema<?> schema, Components components, Set<String> done) {
        if (schema == null) {
            return;
        }
        var reference = schema.get$ref();
        if (reference != null) {
            var name = reference.substring(SCHEMAS.length());
            if (done.add(name)) {
                refuseUnknown(components.getSchemas().get(name), components, done);
            }
            return;
        }
        if (schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(property -> refuseUnknown(property, components, done));
        }
        refuseUnknown(schema.getItems(), components, done);
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(either -> refuseUnknown(either, components, done));
        }
    }

    private static Schema<?> problem() {
        var error = object();
        error.setProperties(Map.of("pointer", text(null), "detail", text(null)));
        var errors = new JsonSchema();
        errors.addType("array");
        errors.setItems(error);
        var status = new JsonSchema();
        status.addType("integer");
        var problem = object();
        problem.setDescription("RFC 9457. The type leads to a page that says what to do.");
        problem.addProperty("type", text(null).format("uri-reference").example("/problems/invalid-request"));
        problem.addProperty("title", text(null));
        problem.addProperty("status", status);
        problem.addProperty("detail", text(null));
        problem.addProperty("instance", text(null).format("uri-reference"));
        problem.addProperty("traceId", text("^[0-9a-f]{32}$"));
        problem.addProperty("errors", errors);
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }

    private static ApiResponse response(HttpStatus status) {
        var response = new ApiResponse()
                .description(status.getReasonPhrase())
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Problem"))));
        if (TEMPORARY.contains(status)) {
            var seconds = new JsonSchema();
            seconds.addType("integer");
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(seconds));
        }
        return response;
    }

    private static JsonSchema object() {
        var object = new JsonSchema();
        object.addType("object");
        return object;
    }

    private static Schema<?> text(@Nullable String pattern) {
        var text = new JsonSchema();
        text.addType("string");
        text.setPattern(pattern);
        return text;
    }
}
