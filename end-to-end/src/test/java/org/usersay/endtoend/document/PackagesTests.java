package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/architecture.md} against the tree: its tables list every feature package and no other. */
class PackagesTests {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\|.*");

    @ParameterizedTest
    @CsvSource({
        "gateway, gateway",
        "comments-service, comments",
        "ratings-service, ratings",
        "subscription-service, subscription",
        "service-starter, starter"
    })
    void everyFeatureIsListed(String module, String root) {
        var parent = Sources.ROOT
                .resolve(module)
                .resolve("src/main/java/org/usersay")
                .resolve(root);
        var features = new TreeSet<>(Sources.javaFiles(module).stream()
                .map(parent::relativize)
                .filter(file -> file.endsWith("package-info.java") && file.getNameCount() == 2)
                .map(file -> file.getName(0).toString())
                .toList());
        assertThat(named(module)).containsExactlyInAnyOrderElementsOf(features);
    }

    private static List<String> named(String module) {
        return Sources.lines("docs/architecture.md").stream()
                .dropWhile(line -> !line.equals("### `" + module + "`"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .flatMap(line -> ROW.matcher(line).results())
                .map(row -> row.group(1))
                .toList();
    }
}
