package org.usersay.gateway.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of schemas. A member has the example that its schema states, else the value of its name, else the first of its
 * enumeration, else one of its type.
 *
 * @param schemas those that references name
 * @param values by the name of a member, which that of its schema and a dot may precede
 * @param required whether optional members are left out that the values do not have with the name of their schema
 */
record SchemaExamples(JsonNode schemas, JsonNode values, boolean required) {

    private static final String REFERENCE = "#/components/schemas/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    JsonNode of(JsonNode schema) {
        var value = value(schema, "", "", new ArrayDeque<>());
        return value == null ? NODES.objectNode() : value;
    }

    /**
     * The value of a member.
     *
     * @param owner name of the schema that has the member
     * @param above names of the schemas that the member is within
     * @return null for one that would contain itself
     */
    private @Nullable JsonNode value(JsonNode schema, String owner, String member, Deque<String> above) {
        if (schema.has("example")) {
            return schema.path("example");
        }
        for (var name : new String[] {owner + "." + member, member}) {
            if (values.has(name) && allows(schema, values.path(name))) {
                return values.path(name);
            }
        }
        if (schema.has("anyOf")) {
            return value(schema.path("anyOf").path(0), owner, member, above);
        }
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString("").substring(REFERENCE.length());
            if (above.contains(name)) {
                return null;
            }
            above.push(name);
            var value = value(schemas.path(name), name, "", above);
            above.pop();
            return value;
        }
        return schema.has("enum") ? schema.path("enum").path(0) : ofType(schema, owner, member, above);
    }

    private JsonNode ofType(JsonNode schema, String owner, String member, Deque<String> above) {
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asString("")
                : schema.path("type").asString("");
        return switch (type) {
            case "object" -> object(schema, owner, above);
            case "array" -> {
                var item = value(schema.path("items"), owner, member, above);
                yield item == null ? NODES.arrayNode() : NODES.arrayNode().add(item);
            }
            case "integer", "number" ->
                NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.stringNode(text(schema, member));
        };
    }

    private ObjectNode object(JsonNode schema, String owner, Deque<String> above) {
        var object = NODES.objectNode();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var isRequired = schema.path("required").values().stream()
                    .anyMatch(member -> member.asString("").equals(name));
            if (isRequired || !required || values.has(owner + "." + name)) {
                var value = value(property.getValue(), owner, name, above);
                if (value != null) {
                    object.set(name, value);
                }
            }
        }
        var others = schema.path("additionalProperties");
        if (others.isObject() && !others.isEmpty()) {
            var value = value(others, owner, "", above);
            if (value != null) {
                object.set(values.path("article").asString(""), value);
            }
        }
        return object;
    }

    private static String text(JsonNode schema, String member) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-31T12:00:00Z";
            case "date" -> "2026-01-31";
            case "email" -> "reader@example.org";
            case "uri" -> "https://www.example.org/articles/my-article";
            default -> member;
        };
    }

    private static boolean allows(JsonNode schema, JsonNode value) {
        if (schema.has("anyOf")) {
            return schema.path("anyOf").values().stream().anyMatch(either -> allows(either, value));
        }
        var type = value.isIntegralNumber()
                ? "integer"
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
        var types = schema.path("type").isArray() ? schema.path("type").values() : List.of(schema.path("type"));
        return types.stream().anyMatch(each -> each.asString("").equals(type))
                && (!schema.has("enum") || schema.path("enum").values().contains(value));
    }
}
