package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document of the running system against the specification, {@code docs/api.md} and {@code docs/openapi.json}, the
 * document that clients were last given. {@code -Dusersay.openapi.write=true} writes that file. The comparison is our own since
 * openapi-diff reads OpenAPI 3.0 only.
 */
@ExtendWith(RunningSystem.class)
class OpenApiIT {

    private static final String FILE = "docs/openapi.json";
    private static final Set<String> INTERNAL = Set.of("/internal", "/actuator", "/error", "/healthz");

    private static String text = "";
    private static JsonNode document = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void read(Usersay usersay) throws IOException {
        text = usersay.program().get("/docs/openapi.json").expect(200).body();
        document = JsonMapper.shared().readTree(text);
        if (Boolean.getBoolean("usersay.openapi.write")) {
            Files.writeString(
                    Sources.ROOT.resolve(FILE),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        }
    }

    @Test
    void isValid() {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(75);
    }

    @Test
    void hasNothingInternalAndDescribesEveryOperation(Usersay usersay) {
        assertThat(document.has("x-missing")).isFalse();
        assertThat(document.path("servers").values().stream()
                        .map(server -> server.path("url").asString()))
                .containsExactly(usersay.gateway().toString());
        assertThat(document.path("paths").propertyNames())
                .noneMatch(path -> INTERNAL.stream().anyMatch(path::startsWith));
        operations(document).forEach((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("operationId").asString("")).as(name).isNotBlank();
            assertThat(operation.path("responses").propertyNames()).as(name).contains("400", "429");
        });
        assertThat(operations(document).values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheCallsOfTheDocumentation() {
        Set<Call> described = new LinkedHashSet<>(Call.of(document));
        assertThat(described).containsExactlyInAnyOrderElementsOf(CallsTests.documented());
    }

    @Test
    void breaksNoClientUnlessTheChangelogSaysSo() {
        JsonNode before = JsonMapper.shared().readTree(String.join("\n", Sources.lines(FILE)));
        String changelog = String.join("\n", Sources.lines("CHANGELOG.md"));
        Map<String, JsonNode> now = operations(document);
        List<String> broken = new ArrayList<>();
        operations(before).forEach((name, operation) -> {
            if (!now.containsKey(name)) {
                broken.add(name + ": removed");
            } else {
                OpenApiOperation.of(before, operation)
                        .broken(OpenApiOperation.of(document, now.get(name)))
                        .forEach(change -> broken.add(name + ": " + change));
            }
        });
        assertThat(broken).filteredOn(change -> !changelog.contains(change)).isEmpty();
    }

    /** By method and path. */
    private static Map<String, JsonNode> operations(JsonNode document) {
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
}
