package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason that a rule or a provider gives has a text in the console, in each of its languages. */
class ReasonWordsTests {

    private static final Path SOURCES = Path.of("src/main/java/org/usersay/comments");
    private static final Path WORDS = Path.of("../web/src/main/web/console/words");
    private static final Pattern OF_A_RULE = Pattern.compile("String reason\\(\\) \\{\\s+return \"([A-Z_]+)\"");
    private static final Pattern FIGURES = Pattern.compile("Map\\.of\\(\"[^;]+;");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");
    private static final Pattern OF_A_PROVIDER = Pattern.compile("Suspect\\(\"([A-Z_]+)\"");
    private static final Pattern OF_A_STATUS = Pattern.compile("String [A-Z_]+ = \"([A-Z_]+)\"");

    @Test
    void reasonsAreFound() {
        assertThat(reasons())
                .contains(
                        "PREMODERATION",
                        "FLOOD",
                        "SPAM_SCORE",
                        "REPEATED",
                        "AKISMET",
                        "UNCHECKED",
                        "REPORTED",
                        "APPEAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en.ts", "vi.ts"})
    void reasonHasAText(String language) {
        var words = read(WORDS.resolve(language));
        assertThat(reasons()).allSatisfy(reason -> assertThat(words).contains("  reason" + reason + ": '"));
    }

    /** And so has every number: each stands in the text of its reason. */
    @ParameterizedTest
    @ValueSource(strings = {"en.ts", "vi.ts"})
    void figuresHaveAText(String language) {
        var words = read(WORDS.resolve(language));
        var figures = figures();
        assertThat(figures.keySet())
                .containsExactlyInAnyOrder(
                        "LINKS", "NEWCOMER", "REPEATED", "SPAM_SCORE", "FLOOD", "RECENTLY_REJECTED", "REPUTATION");
        figures.forEach((reason, names) -> {
            var text = words.lines()
                    .filter(line -> line.startsWith("  figures" + reason + ": '"))
                    .findFirst();
            assertThat(text).as(reason).isPresent();
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(text.get()).contains("{" + name + "}"));
        });
    }

    /** Names of the figures that each rule gives, by its reason. */
    private static Map<String, List<String>> figures() {
        var figures = new TreeMap<String, List<String>>();
        try (var files = Files.list(SOURCES.resolve("screening"))) {
            files.map(ReasonWordsTests::read).forEach(source -> {
                var reason = OF_A_RULE.matcher(source);
                var numbers = FIGURES.matcher(source);
                if (reason.find() && numbers.find()) {
                    figures.put(
                            reason.group(1),
                            NAME.matcher(numbers.group())
                                    .results()
                                    .map(name -> name.group(1))
                                    .toList());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }

    private static Set<String> reasons() {
        var reasons = new TreeSet<String>();
        collect("screening", OF_A_RULE, reasons);
        collect("provider", OF_A_PROVIDER, reasons);
        find(read(SOURCES.resolve("screening/ProviderVerdict.java")), OF_A_STATUS, reasons);
        find(read(SOURCES.resolve("comment/ModerationStatus.java")), OF_A_STATUS, reasons);
        return reasons;
    }

    private static void collect(String feature, Pattern pattern, Set<String> reasons) {
        try (var files = Files.list(SOURCES.resolve(feature))) {
            files.forEach(file -> find(read(file), pattern, reasons));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void find(String source, Pattern pattern, Set<String> reasons) {
        pattern.matcher(source).results().map(found -> found.group(1)).forEach(reasons::add);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
