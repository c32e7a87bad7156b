package org.usersay.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.usersay.gateway.problempage.ProblemPages;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.route.BackendService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Join of the services' documents into the frame of {@code openapi.json}, which has what is common and the gateway's own
 * operations. A schema that two services define differently is named after its service in both.
 */
@Component
class DocumentJoin {

    private static final String ADMIN = "/api/v1/admin/";
    private static final String WEBHOOKS = "Web-hooks";
    private static final String SCHEMAS = "#/components/schemas/";

    private final ServiceSettings settings;
    private final ProblemPages problems;
    private final BodyExamples examples;
    private final JsonMapper json;
    private final byte[] frame;

    DocumentJoin(ServiceSettings settings, ProblemPages problems, BodyExamples examples, JsonMapper json) {
        this.settings = settings;
        this.problems = problems;
        this.examples = examples;
        this.json = json;
        try {
            this.frame = new ClassPathResource("openapi.json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode of(Map<BackendService, ObjectNode> documents, List<BackendService> missing) {
        var joined = (ObjectNode) json.readTree(frame);
        joined.withArrayProperty("servers")
                .addObject()
                .put("url", settings.publicUrl().toString());
        if (!missing.isEmpty()) {
            var names = joined.putArray("x-missing");
            missing.forEach(service -> names.add(service.label()));
        }
        for (var document : documents.entrySet()) {
            add(document.getKey(), renamed(document.getKey(), document.getValue(), documents), joined);
        }
        describeProblems(joined);
        examples.addTo(joined);
        return joined;
    }

    private static void add(BackendService service, ObjectNode document, ObjectNode joined) {
        var paths = joined.withObjectProperty("paths");
        for (var path : document.path("paths").properties()) {
            var kind = path.getKey().startsWith(ADMIN) ? "Admin: " : "Public: ";
            path.getValue()
                    .forEach(operation ->
                            ((ObjectNode) operation).putArray("tags").add(kind + service.label()));
            paths.withObjectProperty(path.getKey()).setAll((ObjectNode) path.getValue());
        }
        for (var event : document.path("webhooks").properties()) {
            event.getValue()
                    .forEach(operation ->
                            ((ObjectNode) operation).putArray("tags").add(WEBHOOKS));
            joined.withObjectProperty("webhooks").set(event.getKey(), event.getValue());
        }
        var components = joined.withObjectProperty("components");
        for (var kind : document.path("components").properties()) {
            var target = components.withObjectProperty(kind.getKey());
            kind.getValue().properties().forEach(component -> target.set(component.getKey(), component.getValue()));
        }
    }

    private static ObjectNode renamed(
            BackendService service, ObjectNode original, Map<BackendService, ObjectNode> documents) {
        var document = original.deepCopy();
        var schemas = document.path("components").path("schemas");
        var label = StringUtils.capitalize(service.label());
        for (var name : List.copyOf(schemas.propertyNames())) {
            var ambiguous = documents.values().stream()
                    .map(other -> other.path("components").path("schemas").path(name))
                    .anyMatch(other -> !other.isMissingNode() && !other.equals(schemas.path(name)));
            if (ambiguous) {
                document.withObjectProperty("components")
                        .withObjectProperty("schemas")
                        .set(
                                label + name,
                                document.path("components").path("schemas").path(name));
                ((ObjectNode) document.path("components").path("schemas")).remove(name);
                rename(document, SCHEMAS + name, SCHEMAS + label + name);
            }
        }
        return document;
    }

    private static void rename(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object
                && object.path("$ref").asString("").equals(from)) {
            object.put("$ref", to);
        }
        node.forEach(child -> rename(child, from, to));
    }

    /** Names the types of each status, with an example of each. */
    private void describeProblems(ObjectNode joined) {
        for (var response : joined.path("components").path("responses").properties()) {
            var status = response.getKey().replace("Problem", "");
            var types = problems.typesOf(status);
            ((ObjectNode) response.getValue())
                    .put(
                            "description",
                            types.entrySet().stream()
                                    .map(type -> "/problems/%s (%s)".formatted(type.getKey(), type.getValue()))
                                    .collect(Collectors.joining(", ")));
            for (var content : response.getValue().path("content")) {
                var examples = ((ObjectNode) content).putObject("examples");
                types.forEach((type, title) -> examples.putObject(type)
                        .putObject("value")
                        .put("type", "/problems/" + type)
                        .put("title", title)
                        .put("status", Integer.parseInt(status)));
            }
        }
    }
}
