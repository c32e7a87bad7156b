package org.usersay.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Alert rules and dashboards, read by Prometheus' own tool; skipped where it is not on the path. */
class PromtoolTests {

    private static final Path FILES = ObservabilityFiles.ROOT.resolve("deploy/observability");

    @TempDir
    Path directory;

    private String promtool(String... words) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(each -> Path.of(each, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "promtool is not installed, so Prometheus' own check is left out");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(program.orElseThrow().toString()), Stream.of(words))
                                .toList())
                .directory(FILES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(output);
        assertThat(status).as(said).isZero();
        return said;
    }

    @Test
    void everyAlertIsRaisedByItsSeries() throws IOException, InterruptedException {
        assertThat(promtool("test", "rules", "alerts_test.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertHasItsCase() {
        String cases = ObservabilityFiles.read(FILES.resolve("alerts_test.yml"));

        assertThat(ObservabilityFiles.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(cases)
                        .containsPattern(
                                "- alertname: " + alert.name() + "\\s+eval_time: \\w+\\s+exp_alerts:\\s+- exp_labels"));
    }

    @Test
    void theConfigurationIsPrometheus() throws IOException, InterruptedException {
        assertThat(promtool("check", "config", "--lint-fatal", "prometheus.yml"))
                .contains(ObservabilityFiles.alerts().size() + " rules found");
    }

    @Test
    void everyPanelIsALegalExpression() throws IOException, InterruptedException {
        // What Grafana puts in for its variables; a query of a variable's values is its own language.
        List<String> expressions = ObservabilityFiles.expressions()
                .filter(expression -> !expression.startsWith("label_values("))
                .map(expression ->
                        expression.replaceAll("\\$__(rate_)?interval", "5m").replaceAll("\\$\\{?\\w+}?", ".*"))
                .toList();
        var rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of("record", "panel_" + i, "expr", expressions.get(i)))
                .toList();
        Path file = directory.resolve("panels.yml");
        Files.writeString(
                file,
                JsonMapper.shared()
                        .writeValueAsString(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));

        assertThat(promtool("check", "rules", file.toString())).contains(expressions.size() + " rules found");
    }
}
