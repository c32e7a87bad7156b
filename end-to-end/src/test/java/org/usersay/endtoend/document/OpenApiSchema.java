package org.usersay.endtoend.document;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A schema of an OpenAPI document. */
record OpenApiSchema(JsonNode document, JsonNode schema) {

    /** Visitor of the members that a schema has, at any depth. */
    interface Visitor {

        /**
         * Visits one member.
         *
         * @param name for instance {@code items[].id}
         */
        void member(String name, OpenApiSchema schema, boolean required);
    }

    OpenApiSchema {
        schema = resolve(document, schema);
    }

    static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** Types of the values that it allows. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        if (schema.path("type").isString()) {
            types.add(schema.path("type").asString());
        }
        schema.path("type").forEach(type -> types.add(type.asString()));
        schema.path("anyOf").forEach(either -> types.addAll(new OpenApiSchema(document, either).types()));
        return types;
    }

    /** Values of its enumeration; empty where it has none. */
    Set<String> constants() {
        Set<String> constants = new TreeSet<>();
        schema.path("enum").forEach(value -> constants.add(value.asString()));
        schema.path("anyOf").forEach(either -> constants.addAll(new OpenApiSchema(document, either).constants()));
        return constants;
    }

    void walk(Visitor visitor) {
        walk("", new HashSet<>(), visitor);
    }

    private void walk(String path, Set<JsonNode> above, Visitor visitor) {
        if (!above.add(schema)) {
            return;
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            String name = path + (path.isEmpty() ? "" : ".") + property.getKey();
            var member = new OpenApiSchema(document, property.getValue());
            visitor.member(name, member, required.contains(property.getKey()));
            member.walk(name, above, visitor);
        });
        if (schema.has("items")) {
            new OpenApiSchema(document, schema.path("items")).walk(path + "[]", above, visitor);
        }
        schema.path("anyOf").forEach(either -> new OpenApiSchema(document, either).walk(path, above, visitor));
        above.remove(schema);
    }
}
