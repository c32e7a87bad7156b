package org.usersay.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaExamplesTests {

    private static final JsonNode SCHEMAS = json("""
            {"Comment": {"type": "object", "required": ["text"], "properties": {
               "text": {"type": "string"},
               "label": {"type": "string", "enum": ["GOOD", "BAD"]},
               "createdAt": {"type": "string", "format": "date-time"},
               "parent": {"anyOf": [{"$ref": "#/components/schemas/Comment"}, {"type": "null"}]},
               "replies": {"type": "array", "items": {"$ref": "#/components/schemas/Comment"}},
               "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 7}}}}}
            """);
    private static final JsonNode REFERENCE = json("{\"$ref\": \"#/components/schemas/Comment\"}");
    private static final String VALUES =
            "{\"article\": \"my-article\", \"text\": \"Any\", \"label\": \"No such constant\", \"Comment.text\": \"Hello\"}";

    @Test
    void takesTheValueOfAMemberByItsSchemaAndItsName() {
        assertThat(example(VALUES, false).path("text").asString()).isEqualTo("Hello");
        assertThat(example("{\"text\": \"Any\"}", false).path("text").asString())
                .isEqualTo("Any");
        assertThat(example("{\"text\": 4}", false).path("text").asString()).isEqualTo("text");
    }

    @Test
    void makesTheOtherMembersOfTheirSchemas() {
        var example = example(VALUES, false);
        assertThat(example.path("label").asString()).isEqualTo("GOOD");
        assertThat(example.path("createdAt").asString()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(example.path("counts")).isEqualTo(json("{\"my-article\": 7}"));
    }

    @Test
    void endsWhereASchemaContainsItself() {
        var example = example(VALUES, false);
        assertThat(example.has("parent")).isFalse();
        assertThat(example.path("replies").isEmpty()).isTrue();
    }

    @Test
    void leavesOptionalMembersOfRequestsOutUnlessTheyAreNamed() {
        assertThat(example(VALUES, true)).isEqualTo(json("{\"text\": \"Hello\"}"));
        assertThat(example("{\"Comment.label\": \"BAD\"}", true))
                .isEqualTo(json("{\"text\": \"text\", \"label\": \"BAD\"}"));
    }

    private static JsonNode example(String values, boolean required) {
        return new SchemaExamples(SCHEMAS, json(values), required).of(REFERENCE);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
