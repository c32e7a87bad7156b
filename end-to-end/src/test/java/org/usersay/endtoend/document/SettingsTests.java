package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/configure.md}, whose tables are generated from the modules' configuration metadata, and
 * {@code docs/operate.md} against the compose file. With {@code -Dusersay.settings=write} the tables are written.
 */
class SettingsTests {

    private static final String DOCUMENT = "docs/configure.md";

    private static final Map<String, String> MODULES = Map.of(
            "### Gateway and services", "redis",
            "### Every service", "service-starter",
            "### Gateway", "gateway",
            "### Comments", "comments-service",
            "### Ratings", "ratings-service",
            "### Subscription", "subscription-service");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(usersay\\.[a-z.-]+):([^}]*)}");

    @Test
    void theTablesAreThoseOfTheMetadata() throws IOException {
        var generated = generated();
        if ("write".equals(System.getProperty("usersay.settings"))) {
            Files.write(Sources.ROOT.resolve(DOCUMENT), generated);
        }
        assertThat(Sources.lines(DOCUMENT))
                .as("lines of %s; CONTRIBUTING.md has the command that writes them", DOCUMENT)
                .containsExactlyElementsOf(generated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis",
                "service-starter",
                "gateway",
                "comments-service",
                "ratings-service",
                "subscription-service"
            })
    void everySettingHasAMeaningAndEveryPlaceholderIsASetting(String module) {
        var settings = Setting.of(module);
        assertThat(settings.values())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.meaning())
                        .as(setting.name())
                        .isNotBlank()
                        .doesNotContain("|", "{@", "<p>"));
        for (var file : Sources.javaFiles(module)) {
            var source = String.join(
                    "\n", Sources.lines(Sources.ROOT.relativize(file).toString()));
            PLACEHOLDER
                    .matcher(source)
                    .results()
                    .forEach(placeholder -> assertThat(settings.get(placeholder.group(1)))
                            .as("%s in %s", placeholder.group(), file)
                            .isNotNull()
                            .extracting(Setting::preset)
                            .isEqualTo(placeholder.group(2)));
        }
    }

    @Test
    void everyVariableOfTheComposeFileIsExplained() {
        var explained = String.join("\n", Sources.lines("docs/operate.md"));
        assertThat(String.join("\n", Sources.lines("docker-compose.yml")))
                .satisfies(text -> assertThat(VARIABLE.matcher(text).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .allSatisfy(variable -> assertThat(explained).contains("`" + variable + "`")));
    }

    /** The document with the rows of its tables made anew. */
    private static List<String> generated() {
        var generated = new ArrayList<String>();
        String module = null;
        for (var line : Sources.lines(DOCUMENT)) {
            if (line.startsWith("#")) {
                module = MODULES.get(line);
            }
            var isRow = line.startsWith("| `");
            if (module == null || !isRow) {
                generated.add(line);
            }
            if (module != null && line.startsWith("| ---")) {
                generated.addAll(Setting.rows(module));
            }
        }
        return generated;
    }
}
