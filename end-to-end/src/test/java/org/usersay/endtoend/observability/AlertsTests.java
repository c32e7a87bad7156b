package org.usersay.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.usersay.endtoend.observability.ObservabilityFiles.Alert;

/** Alert rules and dashboards against {@code docs/operate.md}. */
class AlertsTests {

    private static final Pattern PARAGRAPH = Pattern.compile("^- \\*\\*`(Usersay\\w+)`\\*\\*: ", Pattern.MULTILINE);

    @Test
    void everyAlertHasItsParagraph() {
        var manual = ObservabilityFiles.read(ObservabilityFiles.ROOT.resolve("docs/operate.md"));
        assertThat(PARAGRAPH.matcher(manual).results().map(found -> found.group(1)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        ObservabilityFiles.alerts().stream().map(Alert::name).toList());
    }

    @Test
    void everyAlertAndPanelMeasuresSomething() {
        assertThat(ObservabilityFiles.alerts())
                .allSatisfy(alert -> assertThat(alert.summary()).contains("summary="))
                .filteredOn(alert -> !alert.name().equals("UsersayInstanceDown"))
                .allSatisfy(alert -> assertThat(ObservabilityFiles.metrics(alert.expression()))
                        .isNotEmpty());
        assertThat(ObservabilityFiles.dashboards())
                .hasSizeGreaterThan(1)
                .allSatisfy(dashboard -> assertThat(dashboard.path("panels")).isNotEmpty())
                .extracting(dashboard -> dashboard.path("uid").asString())
                .doesNotHaveDuplicates();
    }
}
