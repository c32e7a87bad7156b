package org.usersay.subscription.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
class RevenueTests {

    private static final String VIR = "/admin/sites/vir/subscription-orders";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    private PastSales sales;

    @BeforeEach
    void begin() {
        sales = new PastSales(client, database);
    }

    /** Days are those of a site that is fourteen hours ahead. */
    @Test
    void monthsAreAddedUpByCurrency() {
        var first = sales.order("digital-1", "2025-01-01")
                .reached("PAID", "2024-12-31T11:00:00Z")
                .reached("EXPIRED", "2025-02-02T00:00:00Z");
        sales.order("digital-1", "2025-02-01")
                .renewing(first)
                .reached("PAID", "2025-01-20T08:00:00Z")
                .reached("EXPIRED", "2025-03-02T00:00:00Z");
        var renewedTwice = sales.order("digital-1", "2025-03-01")
                .reached("PAID", "2025-02-27T12:00:00Z")
                .reached("EXPIRED", "2025-04-02T00:00:00Z");
        sales.order("digital-1", "2025-04-01").renewing(renewedTwice).reached("CANCELLED", "2025-03-10T00:00:00Z");
        sales.order("digital-1", "2025-04-01").renewing(renewedTwice, "/2").reached("PAID", "2025-03-15T00:00:00Z");
        sales.order("e-paper-6", "2025-02-15")
                .reached("PAID", "2025-02-10T00:00:00Z")
                .reached("ACTIVE", "2025-02-15T00:00:00Z")
                .refunded("50000", "2025-03-05T00:00:00Z")
                .refunded("40000", "2025-03-31T11:00:00Z")
                .reached("CANCELLED", "2025-04-07T00:00:00Z")
                .reached("CANCELLED", "2025-05-07T00:00:00Z");
        sales.order("digital-1", "2025-02-01").reached("CANCELLED", "2025-02-02T00:00:00Z");

        var report = sales.read(PastSales.OTHER + "?from=2024-12&to=2025-05");

        assertThat(report.get("timeZone").stringValue()).isEqualTo("Pacific/Kiritimati");
        assertThat(report.get("currencies")).hasSize(2);
        assertThat(ReportLines.of(report, "USD"))
                .containsExactly(
                        "2024-12 0 0 0 0 0 0 0 0 null",
                        "2025-01 9.8 0 9.8 1 1 0 0 1 null",
                        "2025-02 4.9 0 4.9 1 0 0 0 1 0.0",
                        "2025-03 4.9 0 4.9 0 1 1 0 1 1.0",
                        "2025-04 0 0 0 0 0 0 0 1 0.0",
                        "2025-05 0 0 0 0 0 1 0 0 1.0");
        assertThat(ReportLines.of(report, "VND"))
                .containsExactly(
                        "2024-12 0 0 0 0 0 0 0 0 null",
                        "2025-01 0 0 0 0 0 0 0 0 null",
                        "2025-02 390000 0 390000 1 0 0 0 1 null",
                        "2025-03 0 50000 -50000 0 0 0 0 1 0.0",
                        "2025-04 0 340000 -340000 0 0 0 1 0 1.0",
                        "2025-05 0 0 0 0 0 0 0 0 null");
        var file = file(PastSales.OTHER + ".csv?from=2024-12&to=2025-05");
        assertThat(file).hasSize(13);
        assertThat(file.get(0))
                .isEqualTo(
                        "\uFEFFmonth,currency,paid,refunded,revenue,newOrders,renewals,lapsed,cancelled,active,churn");
        assertThat(file)
                .contains("2025-01,USD,9.80,0.00,9.80,1,1,0,0,1,", "2025-04,VND,0,340000,-340000,0,0,0,1,0,1.0000");
    }

    @Test
    void monthAgreesWithTheListOfOrders() {
        var staff = client.administrator().accessToken();
        for (var states : List.of(
                List.of("CONFIRMED"),
                List.of("CONFIRMED", "PAID"),
                List.of("CONFIRMED", "PAID", "CANCELLED"),
                List.of("CONFIRMED", "PAID", "ACTIVE"))) {
            var order = place();
            states.forEach(state -> change(staff, order, "{\"state\":\"" + state + "\"}"));
        }
        var refunded = place();
        List.of("CONFIRMED", "PAID", "ACTIVE")
                .forEach(state -> change(staff, refunded, "{\"state\":\"" + state + "\"}"));
        change(staff, refunded, "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":1.10}");
        change(staff, refunded, "{\"note\":\"called\"}");
        change(staff, refunded, "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":0.50}");
        change(staff, refunded, "{\"state\":\"CANCELLED\"}");

        var month = YearMonth.now(ZoneOffset.UTC);
        var paid = BigDecimal.ZERO;
        var back = BigDecimal.ZERO;
        var count = 0;
        for (var order : orders(staff)) {
            if (order.get("currency").stringValue().equals("USD") && reached(order, "PAID", month)) {
                paid = paid.add(order.get("total").decimalValue());
                count++;
                var refund = order.at("/staff/refunded").isNull()
                        ? BigDecimal.ZERO
                        : order.at("/staff/refunded").decimalValue();
                back = back.add(
                        reached(order, "CANCELLED", month) ? order.get("total").decimalValue() : refund);
            }
        }
        var report = sales.read(VIR + "/revenue?from=" + month + "&to=" + month);
        var computed = ReportLines.currency(report, "USD").get("months").get(0);
        assertThat(computed.get("paid").decimalValue()).isEqualByComparingTo(paid);
        assertThat(computed.get("refunded").decimalValue())
                .isEqualByComparingTo(back)
                .isPositive();
        assertThat(computed.get("revenue").decimalValue()).isEqualByComparingTo(paid.subtract(back));
        assertThat(computed.get("newOrders").intValue()
                        + computed.get("renewals").intValue())
                .isEqualTo(count);
    }

    @Test
    void twelveMonthsUpToThisOneAreTheDefault() {
        var report = sales.read(VIR + "/revenue");
        var now = YearMonth.now(ZoneOffset.UTC);
        assertThat(report.get("to").stringValue()).isEqualTo(now.toString());
        assertThat(report.get("from").stringValue())
                .isEqualTo(now.minusMonths(11).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2025",
                "?from=2025-13",
                "?to=9999-12",
                "?from=2025-02&to=2025-01",
                "?from=2020-01&to=2025-01",
                "?from=-999999999-01",
                "?months=12"
            })
    void badPeriodsAreRefused(String query) {
        var staff = client.administrator().accessToken();
        assertThat(client.getAs(staff, VIR + "/revenue" + query)).hasStatus(400);
        assertThat(client.getAs(staff, VIR + "/revenue.csv" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/revenue", "/revenue.csv"})
    void onlyTheSitesStaffReadsIt(String path) {
        assertThat(mvc.get().uri("/api/v1" + VIR + path)).hasStatus(401);
        assertThat(client.getAs(client.reader().accessToken(), VIR + path)).hasStatus(403);
        assertThat(client.getAs(client.withRole("STAFF", "other").accessToken(), VIR + path))
                .hasStatus(403);
        assertThat(client.getAs(client.withRole("STAFF", "vir").accessToken(), VIR + path))
                .hasStatusOk();
    }

    private List<JsonNode> orders(String staff) {
        var found = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = client.body(client.getAs(staff, VIR + "?limit=100" + cursor));
            page.get("items").forEach(found::add);
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());
        return found;
    }

    private static boolean reached(JsonNode order, String state, YearMonth month) {
        return StreamSupport.stream(order.at("/staff/history").spliterator(), false)
                .filter(step -> step.get("state").stringValue().equals(state))
                .limit(1)
                .anyMatch(step -> YearMonth.from(
                                Instant.parse(step.get("at").stringValue()).atZone(ZoneOffset.UTC))
                        .equals(month));
    }

    private List<String> file(String path) {
        var answer = client.getAs(client.administrator().accessToken(), path);
        assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private String place() {
        var placed = client.post(
                VIR.replace("/admin", ""),
                """
                {"plan":"digital-1","copies":3,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(LocalDate.now(ZoneOffset.UTC), client.newAddress()),
                UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private void change(String staff, String order, String change) {
        assertThat(client.patchAs(staff, "/admin/subscription-orders/" + order, change))
                .hasStatusOk();
    }
}
