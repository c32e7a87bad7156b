package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.system.ApiDocument;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of the running system against the specification, {@code docs/api.md} and {@code docs/openapi.json}, the
 * document that clients were last given. {@code -Dusersay.openapi.write=true} writes that file, unless it would break them.
 */
@ExtendWith(RunningSystem.class)
class OpenApiIT {

    private static final String FILE = "docs/openapi.json";
    private static final String SERVER = "https://engage.example.org";
    private static final Set<String> INTERNAL = Set.of("/internal", "/actuator", "/error", "/healthz");

    private static String text = "";
    private static JsonNode document = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void read(Usersay usersay) {
        text = ApiDocument.of(usersay).body();
        document = JsonMapper.shared().readTree(text);
    }

    @Test
    void isValid() {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(75);
        assertThat(new OpenApiExamples(document).invalidSchemas()).isEmpty();
    }

    @Test
    void hasAValidExampleOfEveryJsonBodyAndAnswer() {
        var examples = new OpenApiExamples(document);
        assertThat(examples.all()).hasSizeGreaterThan(120);
        assertThat(examples.missing()).isEmpty();
        assertThat(examples.invalid()).isEmpty();
    }

    @Test
    void hasNothingInternalAndDescribesEveryOperation(Usersay usersay) {
        assertThat(document.has("x-missing")).isFalse();
        assertThat(document.path("servers").values().stream()
                        .map(server -> server.path("url").asString()))
                .containsExactly(usersay.gateway().toString());
        assertThat(document.path("paths").propertyNames())
                .noneMatch(path -> INTERNAL.stream().anyMatch(path::startsWith));
        Map<String, JsonNode> operations = OpenApiDifference.operations(document);
        operations.forEach((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("operationId").asString("")).as(name).isNotBlank();
            assertThat(operation.path("responses").propertyNames()).as(name).contains("400", "429");
        });
        assertThat(operations.values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheCallsOfTheDocumentation() {
        Set<Call> described = new LinkedHashSet<>(Call.of(document));
        assertThat(described).containsExactlyInAnyOrderElementsOf(CallsTests.documented());
    }

    @Test
    void hasTheWebhooksOfTheDocumentation() {
        var types = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|")
                .matcher(String.join("\n", Sources.lines("docs/webhooks.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(document.path("webhooks").propertyNames()).hasSize(7).containsExactlyInAnyOrderElementsOf(types);
        document.path("webhooks").forEach(event -> {
            assertThat(event.at("/post/summary").asString("")).isNotBlank();
            assertThat(event.at("/post/parameters").size()).isEqualTo(3);
            assertThat(event.at("/post/requestBody/content/application~1json/schema/required")
                            .size())
                    .isEqualTo(3);
        });
    }

    @Test
    void isTheOneThatClientsWereGivenAndBreaksNoneUnlessTheChangelogSaysSo() throws IOException {
        var published = ((ObjectNode) document.deepCopy());
        published.putArray("servers").addObject().put("url", SERVER);
        assertThat(difference(published).breakingExcept(String.join("\n", Sources.lines("CHANGELOG.md"))))
                .as("Changes that break clients: undo them, or name them in CHANGELOG.md in these words")
                .isEmpty();
        if (Boolean.getBoolean("usersay.openapi.write")) {
            // In one order, so that a change is a small difference.
            var writer = JsonMapper.builder()
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .build()
                    .writerWithDefaultPrettyPrinter();
            Files.writeString(Sources.ROOT.resolve(FILE), writer.writeValueAsString(published) + "\n");
        }
        assertThat(difference(published).changed())
                .as("Parts of " + FILE + " that are not current: write it with -Dusersay.openapi.write=true")
                .isEmpty();
    }

    private static OpenApiDifference difference(JsonNode published) {
        return new OpenApiDifference(JsonMapper.shared().readTree(String.join("\n", Sources.lines(FILE))), published);
    }
}
