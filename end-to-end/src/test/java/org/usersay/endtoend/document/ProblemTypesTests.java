package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of problem types against the types in the sources. */
class ProblemTypesTests {

    private static final Pattern TYPE =
            Pattern.compile("^ +([A-Z_]+)\\(\\s*HttpStatus\\.([A-Z_]+),\\s*\"", Pattern.MULTILINE);

    private static final Map<String, String> DECLARED = declared();

    @Test
    void everyDeclaredTypeHasAPage() throws IOException {
        assertThat(DECLARED).hasSizeGreaterThan(35);
        assertThat(pages("problems").stringPropertyNames()).containsAll(DECLARED.keySet());
    }

    @Test
    void everyPageIsInBothLanguages() throws IOException {
        assertThat(pages("problems_vi").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(pages("problems").stringPropertyNames());
        assertThat(pages("problems_vi").values()).allMatch(line -> ((String) line).matches("[^|]+\\|[^|]+"));
    }

    private static Properties pages(String name) throws IOException {
        var pages = new Properties();
        try (var file =
                Files.newBufferedReader(Sources.ROOT.resolve("gateway/src/main/resources/" + name + ".properties"))) {
            pages.load(file);
        }
        return pages;
    }

    /** Status of each type; a type that several services declare has one status. */
    private static Map<String, String> declared() {
        Map<String, String> types = new LinkedHashMap<>();
        Stream.of("service-starter", "gateway", "comments-service", "ratings-service", "subscription-service")
                .flatMap(module -> Sources.javaFiles(module).stream())
                .filter(file -> file.getFileName().toString().endsWith("Problem.java"))
                .map(Sources.ROOT::relativize)
                .map(file -> String.join("\n", Sources.lines(file.toString())))
                .flatMap(source -> TYPE.matcher(source).results())
                .forEach(type -> assertThat(types.merge(
                                type.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
                                type.group(2),
                                (one, other) -> one))
                        .as(type.group(1))
                        .isEqualTo(type.group(2)));
        return types;
    }
}
