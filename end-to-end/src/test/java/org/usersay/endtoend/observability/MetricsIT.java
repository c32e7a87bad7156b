package org.usersay.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.RawRequest;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Metrics of the running system, and the alerts and dashboards that name them. */
@ExtendWith(RunningSystem.class)
class MetricsIT {

    private static final Pattern SERIES = Pattern.compile("^(\\w+)(?:\\{(.*)})? ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Metrics of a site that has its comments checked elsewhere, which none of this system's has. */
    private static final String OF_PROVIDERS = "usersay_screening_provider_";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    MetricsIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void everyMetricOfAlertsAndDashboardsExistsWithTheirLabels() {
        useEverything();

        await("every metric to exist").atMost(PATIENCE).untilAsserted(() -> {
            var scraped = labelsOfMetrics();
            assertThat(ObservabilityFiles.expressions())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(expression -> assertThat(ObservabilityFiles.metrics(expression))
                            .filteredOn(metric -> !metric.startsWith(OF_PROVIDERS))
                            .allSatisfy(metric -> assertThat(scraped.get(metric))
                                    .as("labels of %s in %s", metric, expression)
                                    .isNotNull()
                                    .containsAll(ObservabilityFiles.labels(expression))));
        });
    }

    @Test
    void gatewayCountsByRouteWhateverClientsSend() {
        String unknown = "x" + UUID.randomUUID();
        usersay.program().get("/api/v1/" + unknown).expect(404);
        usersay.program().get(article.comments()).expect(200);
        usersay.program().get(article.comments()).expect(200);
        RawRequest.send(
                usersay.gateway(),
                "PURGE" + unknown.substring(1, 9).toUpperCase(Locale.ROOT)
                        + " /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        String gateway = scrape(usersay.management().getFirst());
        assertThat(gateway)
                .contains("uri=\"/api/v1/sites/{site}/articles/{article}/comments\"")
                .doesNotContain(unknown, article.id(), "PURGE");
        assertThat(usersay.program().get("/actuator/prometheus").status()).isEqualTo(404);
    }

    private void useEverything() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");
        String comment = linh.browser()
                .post(article.comments(), Map.of("text", "Who knows?"))
                .expect(201)
                .text("/id");
        minh.browser()
                .put("/api/v1/comments/" + comment + "/vote", Map.of("value", 1))
                .expect(200);
        minh.browser().put(article.myRating(), Map.of("stars", 4)).expect(200);
        usersay.administrator()
                .post("/api/v1/admin/comments/decisions", Map.of("ids", List.of(comment), "decision", "REJECT"))
                .expect(200);
        String plan = usersay.program()
                .get("/api/v1/sites/vir/publications")
                .expect(200)
                .text("/items/0/plans/0/id");
        usersay.browser()
                .post(
                        "/api/v1/sites/vir/subscription-orders",
                        Map.of(
                                "plan",
                                plan,
                                "copies",
                                1,
                                "startsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                                "subscriber",
                                Map.of("name", "Tran Thi Linh", "email", Readers.freshAddress()),
                                "delivery",
                                Map.of(
                                        "recipient",
                                        "R",
                                        "address",
                                        "47 Quang Trung",
                                        "city",
                                        "Ha Noi",
                                        "country",
                                        "VN"),
                                "locale",
                                "en"))
                .expect(201);
    }

    private Map<String, Set<String>> labelsOfMetrics() {
        return usersay.management().stream()
                .flatMap(port -> SERIES.matcher(scrape(port)).results())
                .collect(Collectors.toMap(
                        series -> series.group(1),
                        series -> LABEL.matcher(Objects.requireNonNullElse(series.group(2), ""))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toSet()),
                        (one, other) ->
                                Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet())));
    }

    private static String scrape(URI management) {
        return Visitor.program(management)
                .get("/actuator/prometheus")
                .expect(200)
                .body();
    }
}
