package org.usersay.endtoend.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alert rules and dashboards of {@code deploy/observability}. */
final class ObservabilityFiles {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path DIRECTORY = ROOT.resolve("deploy/observability");

    /** Names of two words or more that are no functions; {@code up} is Prometheus' own. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z0-9]+_\\w+\\b(?!\\()");

    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

    /** Labels of Prometheus' own. */
    private static final Set<String> TARGET = Set.of("instance", "job");

    private ObservabilityFiles() {}

    /** An alert rule. */
    record Alert(String name, String expression, String summary) {}

    static List<Alert> alerts() {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(read(DIRECTORY.resolve("alerts.yml")));
        return file.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .map(rule -> new Alert(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        String.valueOf(rule.get("annotations"))))
                .toList();
    }

    static List<JsonNode> dashboards() {
        try (var files = Files.list(DIRECTORY.resolve("dashboards"))) {
            return files.sorted()
                    .map(file -> JsonMapper.shared().readTree(read(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Expressions of all alerts, and of the panels and variables of all dashboards. */
    static Stream<String> expressions() {
        var panels = dashboards().stream()
                .flatMap(dashboard -> elements(dashboard.path("panels")))
                .flatMap(panel -> elements(panel.path("targets")))
                .map(target -> target.path("expr").asString());
        var variables = dashboards().stream()
                .flatMap(dashboard -> elements(dashboard.path("templating").path("list")))
                .map(variable -> variable.path("query").asString());
        return Stream.of(alerts().stream().map(Alert::expression), panels, variables)
                .flatMap(Function.identity());
    }

    static List<String> metrics(String expression) {
        var bare = GROUPING.matcher(SELECTOR.matcher(expression).replaceAll("")).replaceAll("");
        return METRIC.matcher(bare).results().map(MatchResult::group).toList();
    }

    /** Labels that selectors and groupings of an expression name. */
    static Set<String> labels(String expression) {
        Set<String> labels = new TreeSet<>();
        SELECTOR.matcher(expression)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",(?=[a-z])")))
                .forEach(matcher -> labels.add(matcher.split("[=!]", 2)[0].strip()));
        GROUPING.matcher(expression)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .forEach(label -> labels.add(label.strip()));
        labels.removeAll(TARGET);
        return labels;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
