package org.usersay.subscription.orderterm;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class CouponTests {

    private static final int LIMIT = 5;

    @Autowired
    Client client;

    @Autowired
    MongoDatabase database;

    @Autowired
    CouponCleanup cleanup;

    @BeforeEach
    void coupons() {
        client.coupon("vir", "\"code\":\"RACE\",\"percent\":10,\"limit\":5");
        client.coupon("vir", "\"code\":\"ONCE\",\"percent\":10,\"limit\":1");
        client.coupon("vir", "\"code\":\"ONCE2\",\"percent\":10,\"limit\":1");
        client.coupon("vir", "\"code\":\"CRASH\",\"percent\":10,\"limit\":2");
        client.coupon("vir", "\"code\":\"CRASH2\",\"percent\":10,\"limit\":2");
        client.coupon("vir", "\"code\":\"WELCOME10\",\"percent\":10");
        client.coupon("vir", "\"code\":\"MINUS100\",\"amounts\":{\"VND\":100000}");
        client.coupon("vir", "\"code\":\"TOMORROW\",\"percent\":10,\"from\":\"9999-01-01\"");
        client.coupon("vir", "\"code\":\"OVER\",\"percent\":10,\"until\":\"2020-01-01\"");
        client.coupon("vir", "\"code\":\"DIGITAL\",\"percent\":12.5,\"plans\":[\"digital-12\"]");
    }

    @Test
    void fiftyOrdersAtOnceSpendACouponNoMoreOftenThanItIsFor() throws InterruptedException, ExecutionException {
        var placed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(number -> threads.submit(() -> place("RACE")))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().getResponse().getStatus()).isIn(201, 400);
                placed += answer.get().getResponse().getStatus() == 201 ? 1 : 0;
            }
        }
        assertThat(placed).isEqualTo(LIMIT);
        assertThat(place("RACE"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/coupon");
        assertThat(quote("weekly-3", 1, "RACE"))
                .bodyJson()
                .extractingPath("$.coupon")
                .isEqualTo("SPENT");
    }

    @Test
    void cancelledOrderGivesItsCouponBackOnce() {
        var staff = client.administrator().accessToken();
        var reference = client.body(place("ONCE")).get("reference").stringValue();
        assertThat(place("ONCE")).hasStatus(400);
        assertThat(client.patchAs(staff, "/admin/subscription-orders/" + reference, "{\"state\":\"CANCELLED\"}"))
                .hasStatusOk();
        cleanup.deleteExpired(Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(place("ONCE")).hasStatus(201);
        assertThat(place("ONCE")).hasStatus(400);
    }

    @Test
    void couponOfAnOrderThatACrashPreventedIsGivenBack() {
        assertThat(place("CRASH")).hasStatus(201);
        spend("CRASH", "00000-00000");
        assertThat(place("CRASH")).hasStatus(400);
        cleanup.deleteExpired(Instant.now());
        assertThat(place("CRASH")).hasStatus(400);
        cleanup.deleteExpired(Instant.now().plus(11, ChronoUnit.MINUTES));
        assertThat(place("CRASH")).hasStatus(201);
        assertThat(place("CRASH")).hasStatus(400);
    }

    @Test
    void couponOfAnOrderWhoseCancellationACrashInterruptedIsGivenBack() {
        var staff = client.administrator().accessToken();
        var reference = client.body(place("ONCE2")).get("reference").stringValue();
        cleanup.deleteExpired(Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(pending("ONCE2")).isEmpty();
        assertThat(client.patchAs(staff, "/admin/subscription-orders/" + reference, "{\"state\":\"CANCELLED\"}"))
                .hasStatusOk();
        assertThat(pending("ONCE2")).isEmpty();
        spend("ONCE2", reference);
        assertThat(place("ONCE2")).hasStatus(400);
        cleanup.deleteExpired(Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(place("ONCE2")).hasStatus(201);
    }

    @Test
    void cleanupLooksAtAnOrderOnce() {
        assertThat(place("CRASH2")).hasStatus(201);
        assertThat(pending("CRASH2")).hasSize(1);
        cleanup.deleteExpired(Instant.now());
        assertThat(pending("CRASH2")).hasSize(1);
        cleanup.deleteExpired(Instant.now().plus(11, ChronoUnit.MINUTES));
        assertThat(pending("CRASH2")).isEmpty();
        assertThat(place("CRASH2")).hasStatus(201);
        assertThat(place("CRASH2")).hasStatus(400);
    }

    /** As a crash leaves it: before the order was placed, or after it was cancelled. */
    private void spend(String code, String order) {
        var claim = new Document("order", order).append("at", Date.from(Instant.now()));
        database.getCollection("coupons")
                .updateOne(
                        new Document("_id", "vir/" + code),
                        Updates.combine(
                                Updates.inc("used", 1), Updates.push("claims", claim), Updates.push("pending", claim)));
    }

    private List<Document> pending(String code) {
        return Objects.requireNonNull(database.getCollection("coupons")
                        .find(new Document("_id", "vir/" + code))
                        .first())
                .getList("pending", Document.class);
    }

    @ParameterizedTest
    @CsvSource({
        "weekly-3, 2, , 1040000, 0, 1040000, ",
        "weekly-3, 1, WELCOME10, 520000, 52000, 468000, VALID",
        "weekly-3, 1, MINUS100, 520000, 100000, 420000, VALID",
        "digital-1, 3, MINUS100, 14.70, 0, 14.70, OTHER_CURRENCY",
        "weekly-3, 1, welcome10, 520000, 52000, 468000, VALID",
        "weekly-3, 1, DIGITAL, 520000, 0, 520000, OTHER_PLAN",
        "digital-12, 1, DIGITAL, 49.00, 6.13, 42.87, VALID",
        "weekly-3, 1, TOMORROW, 520000, 0, 520000, NOT_YET",
        "weekly-3, 1, OVER, 520000, 0, 520000, ENDED",
        "weekly-3, 1, GUESSED, 520000, 0, 520000, UNKNOWN"
    })
    void quoteSaysWhatAnOrderCosts(
            String plan, int copies, String coupon, String subtotal, String discount, String total, String state) {
        var answer = quote(plan, copies, coupon);
        assertThat(answer).hasStatusOk();
        var quote = client.body(answer);
        assertThat(quote.get("subtotal").decimalValue()).isEqualByComparingTo(subtotal);
        assertThat(quote.get("discount").decimalValue()).isEqualByComparingTo(discount);
        assertThat(quote.get("total").decimalValue()).isEqualByComparingTo(total);
        assertThat(answer).bodyJson().extractingPath("$.coupon").isEqualTo(state);
    }

    @Test
    void taxIsContainedInTheTotal() {
        var quote = client.body(quote("e-paper-6", 1, null));
        assertThat(quote.get("total").decimalValue()).isEqualByComparingTo("390000");
        assertThat(quote.get("tax").decimalValue()).isEqualByComparingTo("35455");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\":\"weekly-3\",\"copies\":0}",
                "{\"plan\":\"weekly-3\",\"copies\":-1}",
                "{\"plan\":\"weekly-3\",\"copies\":101}",
                "{\"plan\":\"weekly-3\",\"copies\":1.5}",
                "{\"plan\":\"free\",\"copies\":1}",
                "{\"plan\":\"weekly-3\",\"copies\":1,\"price\":1}",
                "{\"plan\":\"weekly-3\",\"copies\":1,\"total\":1}",
                "{\"plan\":\"weekly-3\",\"copies\":1,\"coupon\":{\"$ne\":null}}",
                "{\"plan\":\"weekly-3\",\"copies\":1,\"coupon\":\"a\\r\\nb\"}"
            })
    void badQuotesAreRefused(String request) {
        assertThat(client.post("/sites/vir/subscription-quotes", request)).hasStatus(400);
    }

    @Test
    void unknownSiteHasNoQuotes() {
        assertThat(client.post("/sites/nowhere/subscription-quotes", "{\"plan\":\"weekly-3\",\"copies\":1}"))
                .hasStatus(404);
    }

    private MvcTestResult quote(String plan, int copies, @Nullable String coupon) {
        return client.post(
                "/sites/vir/subscription-quotes",
                "{\"plan\":\"%s\",\"copies\":%d%s}"
                        .formatted(plan, copies, coupon == null ? "" : ",\"coupon\":\"" + coupon + "\""));
    }

    private MvcTestResult place(String coupon) {
        return client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"digital-12","copies":1,"startsOn":"%s","locale":"en","coupon":"%s",\
                "subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(LocalDate.now(ZoneOffset.UTC).plusDays(7), coupon, client.newAddress()),
                UUID.randomUUID().toString());
    }
}
