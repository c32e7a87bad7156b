package org.usersay.endtoend.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What clients rely on in one operation of an OpenAPI document.
 *
 * @param required parameters and members of bodies that a request must have
 * @param answered members of successful answers, for instance {@code items[].id}
 */
record OpenApiOperation(Set<String> required, Set<String> answered) {

    static OpenApiOperation of(JsonNode document, JsonNode operation) {
        Set<String> required = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolve(document, parameter);
            if (resolved.path("required").asBoolean(false)) {
                required.add("parameter " + resolved.path("name").asString());
            }
        }
        for (JsonNode body : operation.path("requestBody").path("content")) {
            walk(document, body.path("schema"), "", true, new HashSet<>(), required);
        }
        Set<String> answered = new TreeSet<>();
        operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").properties().stream())
                .forEach(content ->
                        walk(document, content.getValue().path("schema"), "", false, new HashSet<>(), answered));
        return new OpenApiOperation(required, answered);
    }

    /** What breaks a client of {@code this} that meets {@code next}. */
    List<String> broken(OpenApiOperation next) {
        List<String> changes = new ArrayList<>();
        next.required().stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> changes.add("new required " + name));
        answered.stream()
                .filter(name -> !next.answered().contains(name))
                .forEach(name -> changes.add("removed " + name));
        return changes;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static void walk(
            JsonNode document,
            JsonNode schema,
            String path,
            boolean requiredOnly,
            Set<String> above,
            Set<String> found) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty() && !above.add(reference)) {
            return;
        }
        JsonNode resolved = resolve(document, schema);
        Set<String> required = new TreeSet<>();
        resolved.path("required").forEach(name -> required.add(name.asString()));
        resolved.path("properties").properties().forEach(property -> {
            if (!requiredOnly || required.contains(property.getKey())) {
                String name = path + (path.isEmpty() ? "" : ".") + property.getKey();
                found.add(name);
                walk(document, property.getValue(), name, requiredOnly, above, found);
            }
        });
        if (resolved.has("items")) {
            walk(document, resolved.path("items"), path + "[]", requiredOnly, above, found);
        }
        resolved.path("anyOf").forEach(either -> walk(document, either, path, requiredOnly, above, found));
        if (!reference.isEmpty()) {
            above.remove(reference);
        }
    }
}
