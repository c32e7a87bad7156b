package org.usersay.subscription.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
@TestPropertySource(
        properties = {
            "usersay.payment.checkout.accounts.vir.key=sk_test_of_the_tests",
            "usersay.payment.checkout.accounts.vir.secrets=whsec_the_former_one,whsec_of_the_notices"
        })
class PaymentNoticeTests {

    private static final String SECRET = "whsec_of_the_notices";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Autowired
    MongoDatabase database;

    private String staff = "";
    private String payment = "";

    @BeforeEach
    void begin() {
        // The due ones of other tests are more than the list has.
        database.getCollection("orders").deleteMany(new Document());
        staff = client.administrator().accessToken();
        payment = "pi_" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void noticeOfTheExactAmountPaysTheOrderOnce() {
        var order = place();
        var notice = notice(order, 980, "usd");
        assertThat(send(notice)).hasStatus(204);
        assertThat(send(notice)).hasStatus(204);
        assertThat(send(notice.replace("checkout.session.completed", "checkout.session.async_payment_succeeded")))
                .hasStatus(204);
        var read = read(order);
        assertThat(read.get("state").stringValue()).isEqualTo("PAID");
        assertThat(read.at("/staff/payment/transaction").stringValue()).isEqualTo(payment);
        assertThat(read.at("/staff/history")).hasSize(3);
    }

    @Test
    void noticesAtTheSameTimePayOnce() throws InterruptedException, ExecutionException {
        var order = place();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 10)
                    .mapToObj(number -> threads.submit(() -> send(notice(order, 980, "usd"))))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).hasStatus(204);
            }
        }
        assertThat(read(order).at("/staff/history")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"979, usd", "981, usd", "980, eur", "0, usd", "98000, usd"})
    void wrongAmountIsNotedOnceAndDueForTheStaff(long amount, String currency) {
        var order = place();
        var notice = notice(order, amount, currency);
        assertThat(send(notice)).hasStatus(204);
        assertThat(send(notice)).hasStatus(204);
        var read = read(order);
        assertThat(read.get("state").stringValue()).isEqualTo("SUBMITTED");
        assertThat(read.at("/staff/history")).hasSize(2);
        assertThat(read.at("/staff/history/1/note").stringValue())
                .startsWith("WRONG_AMOUNT")
                .endsWith(payment);
        assertThat(due()).contains(order);
    }

    @Test
    void paymentOfAnOrderThatWasPaidByTransferIsNotedAndNotLost() {
        var order = place();
        for (var state : new String[] {"CONFIRMED", "PAID"}) {
            assertThat(client.patchAs(
                            staff, "/admin/subscription-orders/" + order, "{\"state\":\"%s\"}".formatted(state)))
                    .hasStatusOk();
        }
        assertThat(send(notice(order, 980, "usd"))).hasStatus(204);
        var history = read(order).at("/staff/history");
        assertThat(history).hasSize(4);
        assertThat(history.at("/3/note").stringValue())
                .startsWith("NOT_DUE: 9.80 USD")
                .endsWith(payment);
        assertThat(history.at("/3/by").stringValue()).isEqualTo("system");
    }

    @Test
    void secondPaymentOfARunningOrderIsDueUntilStaffAnswersItAndEndsNothing() {
        var order = place();
        move(order, "CONFIRMED", "PAID", "ACTIVE");
        assertThat(send(notice(order, 980, "usd"))).hasStatus(204);
        assertThat(due()).contains(order);
        assertThat(change(order, "{\"assigned\":true}")).hasStatusOk();
        assertThat(due()).contains(order);
        assertThat(stored(order).getDate("dueAt").toInstant()).isAfter(clock.instant());
        assertThat(change(order, "{\"note\":\"The second payment went back.\"}"))
                .hasStatusOk();
        assertThat(due()).doesNotContain(order);
        assertThat(read(order).get("state").stringValue()).isEqualTo("ACTIVE");
    }

    @Test
    void noticeOfACancelledOrderIsAnsweredWithANote() {
        var order = place();
        move(order, "CANCELLED");
        assertThat(send(notice(order, 980, "usd"))).hasStatus(204);
        assertThat(due()).contains(order);
        assertThat(change(order, "{\"note\":\"Paid back.\"}")).hasStatusOk();
        assertThat(due()).doesNotContain(order);
    }

    @Test
    void noticesThatAreNotSignedAreRefused() {
        var order = place();
        var notice = notice(order, 980, "usd");
        var now = clock.instant();
        for (var signature : new String[] {
            null,
            "",
            "t=,v1=",
            "t=" + now.getEpochSecond(),
            "v1=" + sign(SECRET, now, notice),
            "t=" + now.getEpochSecond() + ",v1=" + sign("whsec_somebody_elses", now, notice),
            "t=" + now.getEpochSecond() + ",v1=" + sign(SECRET, now, notice + " "),
            "t=" + now.getEpochSecond() + ",v0=" + sign(SECRET, now, notice),
            "t=" + now.plusSeconds(1).getEpochSecond() + ",v1=" + sign(SECRET, now, notice),
            "t=" + now.getEpochSecond() + ",t=1,v1=" + sign(SECRET, now, notice),
            "t=99999999999999999999,v1=" + sign(SECRET, now, notice)
        }) {
            assertThat(send("vir", notice, signature)).hasStatus(401);
        }
        for (var age : new Duration[] {Duration.ofMinutes(6), Duration.ofMinutes(-6)}) {
            var at = now.minus(age);
            assertThat(send("vir", notice, "t=" + at.getEpochSecond() + ",v1=" + sign(SECRET, at, notice)))
                    .hasStatus(401);
        }
        assertThat(read(order).get("state").stringValue()).isEqualTo("SUBMITTED");
    }

    @Test
    void formerSecretSignsToo() {
        var order = place();
        var notice = notice(order, 980, "usd");
        var now = clock.instant();
        var signature = "t=%d,v1=%s,v1=%s"
                .formatted(now.getEpochSecond(), "0".repeat(64), sign("whsec_the_former_one", now, notice));
        assertThat(send("vir", notice, signature)).hasStatus(204);
        assertThat(read(order).get("state").stringValue()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "7",
                "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"payment_status\":\"paid\",\"metadata\":{\"order\":\"x\"}}}}",
                "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"payment_status\":\"paid\",\"metadata\":{\"order\":\"x\"},\"currency\":\"usd\",\"amount_total\":9.8}}}",
                "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"payment_status\":\"paid\",\"metadata\":{\"order\":\"x\"},\"currency\":\"usd\",\"amount_total\":1e400,\"payment_intent\":\"pi_1\"}}}"
            })
    void signedNonsenseIsNeverAFault(String notice) {
        assertThat(send(notice).getResponse().getStatus()).isIn(204, 400);
    }

    @Test
    void otherEventsAndUnpaidSessionsChangeNothing() {
        var order = place();
        var notice = notice(order, 980, "usd");
        assertThat(send(notice.replace("checkout.session.completed", "charge.refunded")))
                .hasStatus(204);
        assertThat(send(notice.replace("\"paid\"", "\"unpaid\""))).hasStatus(204);
        assertThat(read(order).get("state").stringValue()).isEqualTo("SUBMITTED");
    }

    @Test
    void orderThatIsNotKnownIsLeftToTheProvider() {
        assertThat(send(notice("00000-00000", 980, "usd"))).hasStatus(404);
        assertThat(send(notice("nonsense", 980, "usd"))).hasStatus(404);
    }

    @Test
    void siteWithoutAnAccountTakesNone() {
        var notice = notice(place(), 980, "usd");
        var now = clock.instant();
        var signature = "t=" + now.getEpochSecond() + ",v1=" + sign(SECRET, now, notice);
        assertThat(send("other", notice, signature)).hasStatus(404);
        assertThat(send("nowhere", notice, signature)).hasStatus(404);
    }

    private String notice(String order, long amount, String currency) {
        return """
            {"id":"evt_1","type":"checkout.session.completed","created":1795000000,"data":{"object":{"id":"cs_1",\
            "payment_intent":"%s","payment_status":"paid","amount_total":%d,"currency":"%s",\
            "metadata":{"order":"%s"}}}}\
            """.formatted(payment, amount, currency, order);
    }

    private MvcTestResult send(String notice) {
        var now = clock.instant();
        return send("vir", notice, "t=" + now.getEpochSecond() + ",v1=" + sign(SECRET, now, notice));
    }

    private MvcTestResult send(String site, String notice, @Nullable String signature) {
        var request = mvc.post()
                .uri("/api/v1/payment-notifications/" + site)
                .contentType(MediaType.APPLICATION_JSON)
                .content(notice);
        return (signature == null ? request : request.header("Stripe-Signature", signature)).exchange();
    }

    private static String sign(String secret, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void move(String order, String... states) {
        for (var state : states) {
            assertThat(change(order, "{\"state\":\"%s\"}".formatted(state))).hasStatusOk();
        }
    }

    private MvcTestResult change(String order, String change) {
        return client.patchAs(staff, "/admin/subscription-orders/" + order, change);
    }

    private String due() {
        return client.body(client.getAs(staff, "/admin/sites/vir/subscription-orders/due?limit=100"))
                .toString();
    }

    private Document stored(String order) {
        return Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", order))
                .first());
    }

    private JsonNode read(String order) {
        return client.body(client.getAs(staff, "/admin/subscription-orders/" + order));
    }

    private String place() {
        return client.body(client.post("/sites/vir/subscription-orders", """
            {"plan":"digital-1","copies":2,"startsOn":"%s","locale":"en","subscriber":{"name":"An Nguyen","email":"%s"}}\
            """.formatted(
                                LocalDate.now(ZoneOffset.UTC).plusDays(7), client.newAddress())))
                .get("reference")
                .stringValue();
    }
}
