package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDifferenceTests {

    private static final String BEFORE = """
            {"paths": {"/things": {
               "get": {"parameters": [{"name": "sort", "schema": {"type": "string", "enum": ["newest", "top"]}}],
                 "responses": {"200": {"content": {"application/json": {"schema": {"type": "object",
                   "required": ["items"],
                   "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}}}},
               "put": {"requestBody": {"content": {"application/json": {"schema": {"type": "object",
                   "required": ["text"],
                   "properties": {"text": {"type": "string"}, "stars": {"type": ["integer", "null"]}}}}}},
                 "responses": {"204": {}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["id"],
               "properties": {"id": {"type": "string"}, "title": {"type": "string"},
                 "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}}
            """;

    @Test
    void findsNothingInTheSameDocument() {
        assertThat(breaking(BEFORE)).isEmpty();
        assertThat(difference(BEFORE).changed()).isEmpty();
    }

    @Test
    void findsRemovedOperations() {
        assertThat(breaking(BEFORE.replace("\"put\"", "\"patch\""))).containsExactly("PUT /things: removed");
    }

    @Test
    void findsWhatAnswersNoLongerHave() {
        assertThat(breaking(BEFORE.replace("\"title\"", "\"name\"")))
                .containsExactly("GET /things: removed items[].title");
        assertThat(breaking(BEFORE.replace("\"204\"", "\"202\""))).containsExactly("PUT /things: removed status 204");
    }

    @Test
    void findsAnswersOfAnotherType() {
        assertThat(breaking(BEFORE.replace(
                        "\"title\": {\"type\": \"string\"", "\"title\": {\"type\": [\"string\", \"null\"]")))
                .containsExactly("GET /things: new in answers items[].title: null");
        assertThat(breaking(BEFORE.replace("\"required\": [\"id\"]", "\"required\": []")))
                .containsExactly("GET /things: new in answers items[].id: absence");
    }

    @Test
    void findsRequestsThatAreNoLongerAccepted() {
        assertThat(breaking(BEFORE.replace("\"required\": [\"text\"]", "\"required\": [\"text\", \"stars\"]")))
                .containsExactly("PUT /things: new required stars");
        assertThat(breaking(BEFORE.replace("[\"integer\", \"null\"]", "\"integer\"")))
                .containsExactly("PUT /things: no longer accepted stars: null");
        assertThat(breaking(BEFORE.replace(", \"top\"", "")))
                .containsExactly("GET /things: no longer accepted parameter sort: top");
        assertThat(breaking(BEFORE.replace("\"name\": \"sort\"", "\"name\": \"sort\", \"required\": true")))
                .containsExactly("GET /things: new required parameter sort");
    }

    @Test
    void allowsWhatIsAdded() {
        assertThat(breaking(BEFORE.replace("\"enum\": [", "\"enum\": [\"oldest\", ")
                        .replace("\"properties\": {\"id\"", "\"properties\": {\"new\": {\"type\": \"string\"}, \"id\"")
                        .replace("\"responses\": {\"204\"", "\"responses\": {\"202\": {}, \"204\"")))
                .isEmpty();
    }

    @Test
    void allowsWhatTheChangelogNames() {
        String now = BEFORE.replace("\"put\"", "\"patch\"");
        assertThat(difference(now).breakingExcept("- Changed: `PUT /things: removed`, use PATCH."))
                .isEmpty();
        assertThat(difference(now).breakingExcept("- PATCH /things")).hasSize(1);
        assertThat(difference(now).changed()).containsExactly("PUT /things", "PATCH /things");
    }

    @Test
    void findsWhatEventsNoLongerHave() {
        String events = """
                {"webhooks": {"thing.made": {"post": {"requestBody": {"content": {"application/json": {"schema":
                  {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}}}}}}""";
        assertThat(breaking(events, events)).isEmpty();
        assertThat(breaking(events, events.replace("\"required\": [\"id\"]", "\"required\": []")))
                .containsExactly("web-hook thing.made: new in answers id: absence");
        assertThat(breaking(events, events.replace("thing.made", "thing.done")))
                .contains("web-hook thing.made: removed id");
    }

    private static List<String> breaking(String before, String now) {
        return new OpenApiDifference(json(before), json(now)).breakingExcept("");
    }

    private static List<String> breaking(String now) {
        assertThat(json(now).path("paths").isEmpty()).isFalse();
        return difference(now).breakingExcept("");
    }

    private static OpenApiDifference difference(String now) {
        return new OpenApiDifference(json(BEFORE), json(now));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
