package org.usersay.endtoend.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Difference of an OpenAPI document from a former one. Our own since openapi-diff reads OpenAPI 3.0 only. */
record OpenApiDifference(JsonNode before, JsonNode now) {

    /** Operations by method and path. */
    static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return operations;
    }

    /** What breaks a client of the former document, without the changes that a change log names. */
    List<String> breakingExcept(String changelog) {
        Map<String, JsonNode> current = operations(now);
        List<String> changes = new ArrayList<>();
        operations(before).forEach((name, operation) -> {
            if (!current.containsKey(name)) {
                changes.add(name + ": removed");
            } else {
                OpenApiOperation.of(before, operation)
                        .broken(OpenApiOperation.of(now, current.get(name)))
                        .forEach(change -> changes.add(name + ": " + change));
            }
        });
        before.path("webhooks").properties().forEach(event -> {
            Map<String, Set<String>> sent = OpenApiOperation.sent(before, event.getValue());
            OpenApiOperation.brokenAnswers(
                            sent,
                            OpenApiOperation.sent(now, now.path("webhooks").path(event.getKey())))
                    .forEach(change -> changes.add("web-hook " + event.getKey() + ": " + change));
        });
        return changes.stream().filter(change -> !changelog.contains(change)).toList();
    }

    /** Names of the operations and components that differ in any way. */
    List<String> changed() {
        Map<String, JsonNode> former = parts(before);
        Map<String, JsonNode> current = parts(now);
        List<String> names = new ArrayList<>();
        former.forEach((name, part) -> {
            if (!part.equals(current.remove(name))) {
                names.add(name);
            }
        });
        names.addAll(current.keySet());
        return names;
    }

    private static Map<String, JsonNode> parts(JsonNode document) {
        Map<String, JsonNode> parts = operations(document);
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(component ->
                                parts.put(kind.getKey() + " " + component.getKey(), component.getValue())));
        document.path("webhooks")
                .properties()
                .forEach(event -> parts.put("webhooks " + event.getKey(), event.getValue()));
        parts.put("info", document.path("info"));
        parts.put("tags", document.path("tags"));
        return parts;
    }
}
