package org.usersay.endtoend.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What clients rely on in one operation of an OpenAPI document.
 *
 * @param required parameters and members of bodies that a request must have
 * @param accepted values of parameters and of members of bodies that a request may have: their types, and those of an enumeration
 * @param answered types of members of successful answers, by member, for instance {@code items[].id}, and the statuses
 */
record OpenApiOperation(Set<String> required, Set<String> accepted, Map<String, Set<String>> answered) {

    static OpenApiOperation of(JsonNode document, JsonNode operation) {
        Set<String> required = new TreeSet<>();
        Set<String> accepted = new TreeSet<>();
        for (JsonNode declared : operation.path("parameters")) {
            JsonNode parameter = OpenApiSchema.resolve(document, declared);
            String name = "parameter " + parameter.path("name").asString();
            if (parameter.path("required").asBoolean(false)) {
                required.add(name);
            }
            var schema = new OpenApiSchema(document, parameter.path("schema"));
            schema.types().forEach(type -> accepted.add(name + ": " + type));
            schema.constants().forEach(value -> accepted.add(name + ": " + value));
        }
        operation.path("requestBody").path("content").properties().forEach(content -> {
            accepted.add("body " + content.getKey());
            new OpenApiSchema(document, content.getValue().path("schema")).walk((name, schema, isRequired) -> {
                if (isRequired) {
                    required.add(name);
                }
                schema.types().forEach(type -> accepted.add(name + ": " + type));
                schema.constants().forEach(value -> accepted.add(name + ": " + value));
            });
        });
        Map<String, Set<String>> answered = new TreeMap<>();
        operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> {
                    answered.put("status " + response.getKey(), new TreeSet<>());
                    response.getValue()
                            .path("content")
                            .properties()
                            .forEach(content -> addTo(answered, document, content.getKey(), content.getValue()));
                });
        return new OpenApiOperation(required, accepted, answered);
    }

    private static void addTo(
            Map<String, Set<String>> answered, JsonNode document, String mediaType, JsonNode content) {
        answered.put("answer " + mediaType, new TreeSet<>());
        new OpenApiSchema(document, content.path("schema")).walk((name, schema, isRequired) -> {
            Set<String> types = answered.computeIfAbsent(name, each -> new TreeSet<>());
            types.addAll(schema.types());
            if (!isRequired) {
                types.add("absence");
            }
        });
    }

    /** What breaks a client of {@code this} that meets {@code next}. */
    List<String> broken(OpenApiOperation next) {
        List<String> changes = new ArrayList<>();
        except(next.required(), required).forEach(name -> changes.add("new required " + name));
        except(accepted, next.accepted()).forEach(value -> changes.add("no longer accepted " + value));
        changes.addAll(brokenAnswers(answered, next.answered()));
        return changes.stream().sorted().toList();
    }

    /** What breaks a client that reads the members of {@code before} and meets those of {@code next}. */
    static List<String> brokenAnswers(Map<String, Set<String>> before, Map<String, Set<String>> next) {
        List<String> changes = new ArrayList<>();
        except(before.keySet(), next.keySet()).forEach(name -> changes.add("removed " + name));
        Map<String, Set<String>> kept = new HashMap<>(before);
        kept.keySet().retainAll(next.keySet());
        kept.forEach((name, types) -> except(next.getOrDefault(name, Set.of()), types)
                .forEach(type -> changes.add("new in answers " + name + ": " + type)));
        return changes;
    }

    /** Types of the members that a web-hook sends; none for one that there is not. */
    static Map<String, Set<String>> sent(JsonNode document, JsonNode event) {
        Map<String, Set<String>> sent = new TreeMap<>();
        event.at("/post/requestBody/content")
                .properties()
                .forEach(content -> addTo(sent, document, content.getKey(), content.getValue()));
        return sent;
    }

    private static Set<String> except(Set<String> values, Set<String> others) {
        Set<String> left = new TreeSet<>(values);
        left.removeAll(others);
        return left;
    }
}
