package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/configure.md} and {@code docs/operate.md} against the records and the compose file. */
class SettingsTests {

    private static final Pattern ROW = Pattern.compile("\\| `(usersay\\.[a-z.-]+)` \\| (.*?) \\| .*");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)");

    @ParameterizedTest
    @CsvSource({
        "Gateway and services, redis",
        "Every service, service-starter",
        "Gateway, gateway",
        "Comments, comments-service",
        "Ratings, ratings-service",
        "Subscription, subscription-service"
    })
    void everySettingIsDocumentedWithItsDefault(String section, String module) {
        var documented = rows(section);
        var known = Setting.of(module);
        assertThat(documented.keySet())
                .as("settings under %s", section)
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(known.stream().map(Setting::name).toList()));
        List<String> wrong = new ArrayList<>();
        for (Setting setting : known) {
            var told = documented.get(setting.name());
            var meant = setting.preset() == null || setting.preset().isEmpty() ? null : "`" + setting.preset() + "`";
            if (meant != null && !meant.equals(told)) {
                wrong.add(setting.name() + " is " + meant + " and not " + told);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyVariableOfTheComposeFileIsExplained() {
        var explained = String.join("\n", Sources.lines("docs/operate.md"));
        assertThat(String.join("\n", Sources.lines("docker-compose.yml")))
                .satisfies(text -> assertThat(VARIABLE.matcher(text).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .allSatisfy(variable -> assertThat(explained).contains("`" + variable + "`")));
    }

    private static Map<String, String> rows(String section) {
        Map<String, String> rows = new LinkedHashMap<>();
        boolean here = false;
        for (String line : Sources.lines("docs/configure.md")) {
            if (line.startsWith("#")) {
                here = line.equals("### " + section);
            }
            if (here) {
                ROW.matcher(line).results().forEach((MatchResult row) -> rows.put(row.group(1), row.group(2)));
            }
        }
        return rows;
    }
}
