package org.usersay.endtoend.document;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Examples of the JSON contents of an OpenAPI document, and its schemas, by another validator than the one that made them. */
public final class OpenApiExamples {

    private static final String ADDRESS = "urn:openapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    /** JSON contents by their pointers. */
    private final Map<String, JsonNode> contents = new LinkedHashMap<>();

    public OpenApiExamples(JsonNode document) {
        this.document = document;
        schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
        collect("", document);
    }

    private void collect(String pointer, JsonNode node) {
        for (var member : node.properties()) {
            String name = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (member.getKey().matches("application/(.*\\+)?json")) {
                contents.put(name, member.getValue());
            }
            collect(name, member.getValue());
        }
    }

    Map<String, JsonNode> all() {
        return contents;
    }

    List<String> missing() {
        return contents.entrySet().stream()
                .filter(content -> examples(content.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Faults of examples. */
    List<String> invalid() {
        List<String> faults = new ArrayList<>();
        contents.forEach(
                (pointer, content) -> examples(content).forEach(example -> faults.addAll(faults(pointer, example))));
        return faults;
    }

    /** Faults of a value by the schema of the content at a pointer. */
    public List<String> faults(String pointer, JsonNode value) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer + "/schema"));
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(fault -> pointer + ": " + fault)
                .toList();
    }

    /** Faults of the schemas themselves. */
    List<String> invalidSchemas() {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<String> faults = new ArrayList<>();
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> metaSchema
                        .validate(schema.getValue().toString(), InputFormat.JSON)
                        .forEach(fault -> faults.add(schema.getKey() + ": " + fault)));
        return faults;
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        content.path("examples").forEach(named -> examples.add(named.path("value")));
        return examples;
    }
}
