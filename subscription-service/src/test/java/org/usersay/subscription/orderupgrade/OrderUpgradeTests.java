package org.usersay.subscription.orderupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.ordering.Upgrades;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.SubscriptionTest;
import org.usersay.subscription.test.TeamOrders;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
class OrderUpgradeTests {

    private static final String HANOI = "\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\"}";
    private static final String WEEKLY = "{\"plan\":\"weekly-12\"," + HANOI + "}";
    private static final int GONE = 30;
    private static final BigDecimal PAID = new BigDecimal("390000");
    private static final BigDecimal PRICE = new BigDecimal("1976000");

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate startsOn = today.minusDays(GONE);

    /** Thirty days of six months are gone. */
    private final BigDecimal credit = left(PAID, ChronoUnit.DAYS.between(startsOn, startsOn.plusMonths(6)));

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Upgrades upgrades;

    @Autowired
    Clock clock;

    private String staff = "";
    private Signed reader = new Signed("", "", "");

    @BeforeEach
    void signIn() {
        staff = client.administrator().accessToken();
        reader = client.reader();
    }

    @Test
    void daysThatAreLeftAreCreditedAndTheOrderRunsOnUntilTheUpgradeIsPaid() {
        var order = active("e-paper-6", "");
        var quote = client.postAs(reader.accessToken(), path(order) + "/upgrade-quotes", WEEKLY);
        assertThat(quote).hasStatusOk();
        var lines = client.body(quote);
        assertThat(amount(lines, "total")).isEqualByComparingTo(PRICE);
        assertThat(amount(lines, "credit")).isEqualByComparingTo(credit);
        assertThat(amount(lines, "due")).isEqualByComparingTo(PRICE.subtract(credit));
        assertThat(lines.get("payUntil").stringValue())
                .isEqualTo(today.plusDays(7).toString());

        var placed = upgrade(order, WEEKLY);
        assertThat(placed).hasStatus(201);
        var receipt = client.body(placed);
        assertThat(amount(receipt, "due")).isEqualByComparingTo(PRICE.subtract(credit));
        assertThat(receipt.at("/payment/amount").decimalValue()).isEqualByComparingTo(PRICE.subtract(credit));
        var upgrade = receipt.get("reference").stringValue();
        assertThat(read(order).get("state").stringValue()).isEqualTo("ACTIVE");
        assertThat(read(order).get("upgrade").stringValue()).isEqualTo(upgrade);
        assertThat(entitlements()).containsExactly("epaper " + order);

        move(upgrade, "CONFIRMED", "PAID");
        var over = read(order);
        assertThat(over.get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(over.get("endsOn").stringValue()).isEqualTo(today.toString());
        assertThat(over.at("/staff/history")
                        .valueStream()
                        .map(step -> step.path("period").stringValue("")))
                .endsWith("UPGRADE_ORDERED", "UPGRADED");
        assertThat(over.at("/staff/refunded").decimalValue()).isEqualByComparingTo(credit);
        var begun = read(upgrade);
        assertThat(begun.get("startsOn").stringValue()).isEqualTo(today.toString());
        assertThat(begun.at("/credit/order").stringValue()).isEqualTo(order);
        assertThat(begun.at("/delivery/city").stringValue()).isEqualTo("Hanoi");
        assertThat(begun.at("/staff/subscriber/email").stringValue()).isEqualTo(reader.email());
    }

    @Test
    void upgradeThatIsPaidLaterBeginsThen() {
        var order = active("e-paper-6", "");
        var upgrade = placed(order, WEEKLY);
        set(upgrade, "form.startsOn", today.minusDays(3).toString());
        move(upgrade, "CONFIRMED", "PAID");
        assertThat(read(upgrade).get("startsOn").stringValue()).isEqualTo(today.toString());
        assertThat(read(order).get("endsOn").stringValue()).isEqualTo(today.toString());
        assertThat(stored(upgrade).getDate("dueAt"))
                .isEqualTo(Date.from(today.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Test
    void copyIsDeliveredOnceOnTheDayOfTheChange() {
        var order = active("weekly-3", HANOI);
        var upgrade = placed(order, "{\"plan\":\"weekly-12\"}");
        assertThat(delivered()).contains(order).doesNotContain(upgrade);
        move(upgrade, "CONFIRMED", "PAID");
        assertThat(delivered()).contains(upgrade).doesNotContain(order);
        assertThat(delivered(today.minusDays(1))).contains(order).doesNotContain(upgrade);
    }

    @Test
    void ofSeveralAtOnceOneIsPlaced() throws Exception {
        var order = active("e-paper-6", "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(
                            () -> upgrade(order, WEEKLY).getResponse().getStatus()))
                    .toList();
            var made = 0;
            for (var answer : sent) {
                assertThat(answer.get()).isIn(201, 409);
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(database.getCollection("orders").countDocuments(new Document("bill.credit.order", order)))
                .isEqualTo(1);
        assertThat(upgrade(order, WEEKLY))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-upgradable");
    }

    @Test
    void repeatedRequestGetsTheSameUpgrade() {
        var order = active("e-paper-6", "");
        var first = client.body(withKey(order, WEEKLY, "upgrade-of-" + order));
        assertThat(withKey(order, WEEKLY, "upgrade-of-" + order))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.reference")
                .isEqualTo(first.get("reference").stringValue());
        assertThat(withKey(order, "{\"plan\":\"e-paper-12\"}", "upgrade-of-" + order))
                .hasStatus(422);
    }

    @Test
    void crashBetweenThePaymentAndTheEndOfTheOrderIsRepairedOnce() throws Exception {
        var order = active("e-paper-6", "");
        var upgrade = placed(order, WEEKLY);
        // As a process leaves it that is killed after the write that pays.
        var step = new Document("state", "PAID")
                .append("at", Date.from(Instant.now()))
                .append("by", "system");
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", upgrade),
                        Updates.combine(
                                Updates.set("state", "PAID"),
                                Updates.push("history", step),
                                Updates.inc("version", 1)));
        assertThat(read(order).get("state").stringValue()).isEqualTo("ACTIVE");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var check : IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> upgrades.check(clock.instant())))
                    .toList()) {
                check.get();
            }
        }
        var over = read(order);
        assertThat(over.get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(over.at("/staff/refunded").decimalValue()).isEqualByComparingTo(credit);
        assertThat(over.at("/creditNotes")).hasSize(1);
        assertThat(read(upgrade).get("state").stringValue()).isEqualTo("PAID");
    }

    @Test
    void crashBeforeTheUpgradeIsWrittenLeavesTheOrderFree() {
        var order = active("e-paper-6", "");
        var claim = new Document("order", "ZZZZZ-ZZZZZ");
        set(
                order,
                "upgrade",
                claim.append("openSince", Date.from(clock.instant().minusSeconds(300))));
        upgrades.check(clock.instant());
        assertThat(upgrade(order, WEEKLY)).hasStatus(409);
        upgrades.check(clock.instant().plusSeconds(400));
        assertThat(upgrade(order, WEEKLY)).hasStatus(201);
    }

    @Test
    void upgradeThatIsNotPaidWithinAWeekIsCancelledAndTheOrderRunsOn() {
        var order = active("e-paper-6", "");
        var upgrade = placed(order, WEEKLY);
        upgrades.check(clock.instant().plus(Duration.ofDays(6)));
        assertThat(read(upgrade).get("state").stringValue()).isEqualTo("SUBMITTED");
        upgrades.check(clock.instant().plus(Duration.ofDays(8)));
        assertThat(read(upgrade).get("state").stringValue()).isEqualTo("CANCELLED");
        var runs = read(order);
        assertThat(runs.get("state").stringValue()).isEqualTo("ACTIVE");
        assertThat(runs.get("upgrade").isNull()).isTrue();
        assertThat(runs.at("/staff/refunded").isNull()).isTrue();
        assertThat(upgrade(order, WEEKLY)).hasStatus(201);
    }

    @Test
    void upgradeIsTakenBackAsLongAsItIsNotPaid() {
        var order = active("e-paper-6", "");
        assertThat(client.deleteAs(reader.accessToken(), path(order) + "/upgrade"))
                .hasStatus(404);
        var upgrade = placed(order, WEEKLY);
        assertThat(client.deleteAs(client.reader().accessToken(), path(order) + "/upgrade"))
                .hasStatus(404);
        assertThat(client.deleteAs(reader.accessToken(), path(order) + "/upgrade"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.upgrade")
                .isNull();
        assertThat(read(upgrade).get("state").stringValue()).isEqualTo("CANCELLED");
        var second = placed(order, WEEKLY);
        move(second, "CONFIRMED", "PAID");
        assertThat(client.deleteAs(staff, path(order) + "/upgrade")).hasStatus(409);
    }

    @Test
    void ordersOfStrangersAreNotFound() {
        var order = active("e-paper-6", "");
        var stranger = client.reader().accessToken();
        for (var what : new String[] {"/upgrade", "/upgrade-quotes"}) {
            assertThat(client.postAs(stranger, path(order) + what, WEEKLY)).hasStatus(404);
            assertThat(client.postAs(client.withRole("STAFF", "other").accessToken(), path(order) + what, WEEKLY))
                    .hasStatus(404);
            assertThat(client.post(path(order) + what, WEEKLY)).hasStatus(401);
        }
        assertThat(client.postAs(staff, path(order) + "/upgrade", WEEKLY)).hasStatus(201);
        assertThat(read(order)
                        .at("/staff/history")
                        .valueStream()
                        .toList()
                        .getLast()
                        .get("by")
                        .stringValue())
                .isNotEqualTo("subscriber");
    }

    @ParameterizedTest
    @CsvSource({
        "e-paper-6, 400",
        "nothing, 400",
        "weekly-12, 400",
        "digital-12, 409",
        "weekly-3, 400",
        "vn-weekly-3, 400",
    })
    void plansThatAreNoneOrNotPossibleAreRefused(String plan, int status) {
        var order = active("e-paper-6", "");
        assertThat(upgrade(order, "{\"plan\":\"" + plan + "\"}")).hasStatus(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\":\"e-paper-12\",\"price\":1}",
                "{\"plan\":\"e-paper-12\",\"total\":1,\"due\":0}",
                "{\"plan\":\"e-paper-12\",\"copies\":0}",
                "{\"plan\":\"e-paper-12\",\"copies\":51}",
                "{\"plan\":\"e-paper-12\",\"coupon\":\"SPRING\"}",
                "{\"plan\":\"e-paper-12\"," + HANOI + "}"
            })
    void badFormsAreRefused(String form) {
        assertThat(upgrade(active("e-paper-6", ""), form)).hasStatus(400);
    }

    @Test
    void upgradeIsPaidForInTheCurrencyOfTheOrder() {
        var order = active("digital-1", "");
        set(order, "form.startsOn", today.minusDays(10).toString());
        var lines = client.body(
                client.postAs(reader.accessToken(), path(order) + "/upgrade-quotes", "{\"plan\":\"e-paper-12\"}"));
        assertThat(lines.get("currency").stringValue()).isEqualTo("USD");
        assertThat(amount(lines, "total")).isEqualByComparingTo("29.00");
        var upgrade = read(placed(order, "{\"plan\":\"e-paper-12\"}"));
        assertThat(amount(upgrade, "total")).isEqualByComparingTo("29.00");
        assertThat(upgrade.get("currency").stringValue()).isEqualTo("USD");
    }

    @Test
    void whatIsWorthMoreThanThePlanIsNotExchangedForIt() {
        var order = active("e-paper-12", "");
        assertThat(upgrade(order, "{\"plan\":\"e-paper-6\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.endsOn")
                .isEqualTo(startsOn.plusMonths(12).toString());
    }

    @Test
    void giftsAndWhatIsNotPaidOrRenewedOrHeldAreNotUpgraded() {
        var gift = active("e-paper-6", "\"gift\":{\"recipientName\":\"Binh\"}");
        var unpaid = place("e-paper-6", "");
        var renewed = active("e-paper-6", "");
        assertThat(client.postAs(reader.accessToken(), path(renewed) + "/renewals", ""))
                .hasStatus(201);
        var held = active("e-paper-6", "");
        var hold = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today.plusDays(9), today.plusDays(19));
        assertThat(client.postAs(reader.accessToken(), path(held) + "/holds", hold))
                .hasStatus(201);
        for (var order : new String[] {gift, unpaid, renewed, held}) {
            assertThat(upgrade(order, WEEKLY)).hasStatus(409);
        }
    }

    @Test
    void orderWithAnUpgradeTakesNeitherRefundNorHoldNorRenewal() {
        var order = active("e-paper-6", "");
        placed(order, WEEKLY);
        for (var change : new String[] {
            "{\"state\":\"CANCELLED\"}", "{\"state\":\"EXPIRED\"}", "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":1000}"
        }) {
            assertThat(client.patchAs(staff, "/admin" + path(order), change)).hasStatus(409);
        }
        assertThat(client.patchAs(staff, "/admin" + path(order), "{\"note\":\"Called\"}"))
                .hasStatusOk();
        var hold = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today.plusDays(9), today.plusDays(19));
        assertThat(client.postAs(reader.accessToken(), path(order) + "/holds", hold))
                .hasStatus(409);
        assertThat(client.postAs(reader.accessToken(), path(order) + "/renewals", ""))
                .hasStatus(409);
    }

    @Test
    void whatWasPaidBackIsNotCredited() {
        var order = active("e-paper-6", "");
        assertThat(client.patchAs(staff, "/admin" + path(order), "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":90000}"))
                .hasStatusOk();
        var quote = client.body(client.postAs(reader.accessToken(), path(order) + "/upgrade-quotes", WEEKLY));
        assertThat(amount(quote, "credit"))
                .isEqualByComparingTo(
                        left(new BigDecimal("300000"), ChronoUnit.DAYS.between(startsOn, startsOn.plusMonths(6))));
    }

    @Test
    void upgradeOfAnUpgradeCreditsAllThatWasPaidForIt() {
        var order = active("e-paper-6", "");
        var upgrade = placed(order, "{\"plan\":\"e-paper-12\"}");
        move(upgrade, "CONFIRMED", "PAID", "ACTIVE");
        var quote = client.body(client.postAs(staff, path(upgrade) + "/upgrade-quotes", WEEKLY));
        assertThat(amount(quote, "credit")).isEqualByComparingTo("720000");
        assertThat(client.postAs(staff, path(order) + "/upgrade", WEEKLY)).hasStatus(409);
    }

    @Test
    void seatsStayWithThoseWhoHaveThem() {
        var teams = new TeamOrders(client);
        var order = teams.buy(reader);
        teams.move(order, "ACTIVE");
        var member = teams.member(reader, order);
        assertThat(upgrade(order, "{\"plan\":\"digital-12\"}")).hasStatus(409);
        var upgrade = placed(order, "{\"plan\":\"" + TeamOrders.PLAN + "\",\"copies\":2}");
        assertThat(teams.entitlements(member)).containsExactly("digital-access");
        move(upgrade, "CONFIRMED", "PAID");
        assertThat(teams.entitlements(member)).containsExactly("digital-access");
        assertThat(teams.list(reader, upgrade).get("bought").intValue()).isEqualTo(6);
    }

    @Test
    void revenueIsWhatWasPaidInMoney() {
        var before = month();
        var order = active("e-paper-6", "");
        move(placed(order, WEEKLY), "CONFIRMED", "PAID");
        var after = month();
        assertThat(after.get("revenue").decimalValue().subtract(revenue(before)))
                .isEqualByComparingTo(PAID.add(PRICE).subtract(credit));
        assertThat(after.get("renewals").intValue() - count(before, "renewals")).isEqualTo(1);
        assertThat(after.get("newOrders").intValue() - count(before, "newOrders"))
                .isEqualTo(1);
        assertThat(after.get("lapsed").intValue() - count(before, "lapsed")).isZero();
    }

    private JsonNode month() {
        var report = client.body(client.getAs(staff, "/admin/sites/vir/subscription-orders/revenue"));
        return report.get("currencies")
                .valueStream()
                .filter(currency -> currency.get("currency").stringValue().equals("VND"))
                .findFirst()
                .map(currency -> currency.get("months").valueStream().toList().getLast())
                .orElse(report);
    }

    private static BigDecimal revenue(JsonNode month) {
        return month.path("revenue").decimalValue(BigDecimal.ZERO);
    }

    private static int count(JsonNode month, String field) {
        return month.path(field).intValue(0);
    }

    private static BigDecimal left(BigDecimal paid, long days) {
        return paid.multiply(BigDecimal.valueOf(days - GONE)).divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(JsonNode body, String field) {
        return body.get(field).decimalValue();
    }

    private Iterable<String> entitlements() {
        var token = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        return client.body(client.getAs(token.accessToken(), "/me/entitlements"))
                .get("items")
                .valueStream()
                .map(item ->
                        item.get("name").stringValue() + " " + item.get("order").stringValue())
                .toList();
    }

    private Iterable<String> delivered() {
        return delivered(today);
    }

    private Iterable<String> delivered(LocalDate day) {
        return client.body(client.getAs(staff, "/admin/sites/vir/deliveries?publication=weekly&date=" + day))
                .get("items")
                .valueStream()
                .map(item -> item.get("order").stringValue())
                .toList();
    }

    private MvcTestResult upgrade(String order, String form) {
        return client.postAs(reader.accessToken(), path(order) + "/upgrade", form);
    }

    private MvcTestResult withKey(String order, String form, String key) {
        return mvc.post()
                .uri("/api/v1" + path(order) + "/upgrade")
                .header("Authorization", "Bearer " + reader.accessToken())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(form)
                .exchange();
    }

    private String placed(String order, String form) {
        var placed = upgrade(order, form);
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private JsonNode read(String order) {
        return client.body(client.getAs(staff, "/admin" + path(order)));
    }

    private Document stored(String order) {
        return Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", order))
                .first());
    }

    private void set(String order, String field, Object value) {
        database.getCollection("orders").updateOne(new Document("_id", order), Updates.set(field, value));
    }

    private String active(String plan, String more) {
        var order = place(plan, more);
        move(order, "CONFIRMED", "PAID", "ACTIVE");
        set(order, "form.startsOn", startsOn.toString());
        return order;
    }

    private void move(String order, String... states) {
        for (var state : states) {
            assertThat(client.patchAs(staff, "/admin" + path(order), "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    private String place(String plan, String more) {
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", """
                {"plan":"%s","copies":1,"startsOn":"%s","locale":"en",\
                "subscriber":{"name":"An Nguyen","email":"%s"}%s}""".formatted(
                        plan, today.plusDays(1), reader.email(), more.isEmpty() ? "" : "," + more));
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private static String path(String order) {
        return "/subscription-orders/" + order;
    }
}
