package org.usersay.subscription.orderperiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.order.Hold;
import org.usersay.subscription.order.Periods;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OrderPeriodTests {

    private static final String ELSEWHERE = "{\"address\":\"2 Le Loi\",\"city\":\"Hue\",\"postalCode\":\"530000\"}";

    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** Orders begin tomorrow, so that the tokens of their readers stay when they are paid for. */
    private final LocalDate startsOn = today.plusDays(1);

    private final LocalDate end = startsOn.plusMonths(3);

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @Test
    void holdMakesTheTermLongerAndItsRemovalShorterAgain() {
        var reader = client.reader();
        var order = active(reader);
        var held = hold(reader.accessToken(), order, 10, 23, null);
        assertThat(held).hasStatus(201);
        assertThat(held)
                .bodyJson()
                .extractingPath("$.endsOn")
                .isEqualTo(end.plusDays(14).toString());
        assertThat(held)
                .bodyJson()
                .extractingPath("$.holds[0].from")
                .isEqualTo(today.plusDays(10).toString());
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .contains("is held from " + today.plusDays(10) + " to " + today.plusDays(23));
        assertThat(stored(order).getDate("dueAt").toInstant())
                .isEqualTo(end.plusDays(14).atStartOfDay(LATEST).toInstant());
        assertThat(stored(order).getDate("remindAt").toInstant())
                .isEqualTo(end.plusDays(14).minusDays(30).atStartOfDay(LATEST).toInstant());

        var removed = remove(reader.accessToken(), order, "holds", 10);
        assertThat(removed).hasStatusOk().bodyJson().extractingPath("$.endsOn").isEqualTo(end.toString());
        assertThat(stored(order).getDate("dueAt").toInstant())
                .isEqualTo(end.atStartOfDay(LATEST).toInstant());
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .contains("is not held");
        assertThat(remove(reader.accessToken(), order, "holds", 10)).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 400",
        "-5, 10, 400",
        "1, 6, 400",
        "1, 0, 400",
        "1, 7, 201",
        "1, 90, 201",
        "1, 91, 409",
        "1, 181, 400",
        "100, 110, 400"
    })
    void holdBeginsTomorrowAtTheEarliestAndHasSevenToNinetyDays(int from, int to, int status) {
        var reader = client.reader();
        var order = active(reader);
        // Ninety days are counted a year.
        if (today.plusDays(to).getYear() == today.getYear() || status != 409) {
            assertThat(hold(reader.accessToken(), order, from, to, null)).hasStatus(status);
        }
    }

    @Test
    void moreThanNinetyDaysAYearAreNotHeld() {
        var january = LocalDate.of(today.getYear() + 1, 1, 1);
        var periods = new Periods(List.of(new Hold(january, january.plusDays(59))), List.of());
        assertThat(periods.heldDays(january.getYear())).isEqualTo(60);
        assertThat(periods.heldDays(today.getYear())).isZero();
        assertThat(new Hold(january.minusDays(10), january.plusDays(9)).daysIn(today.getYear()))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"from\":\"2027-08-01\"}",
                "{\"from\":\"+999999999-12-31\",\"to\":\"+999999999-12-31\"}",
                "{\"from\":\"FROM\",\"to\":\"+999999999-12-31\"}",
                "{\"from\":\"2027-02-30\",\"to\":\"2027-03-30\"}",
                "{\"from\":20270801,\"to\":20270830}",
                "{\"from\":\"FROM\",\"to\":\"0001-01-01\"}",
                "{\"from\":\"FROM\",\"to\":\"TO\",\"days\":400}"
            })
    void badHoldsAreRefused(String body) {
        var reader = client.reader();
        var order = active(reader);
        var sent = body.replace("FROM", today.plusDays(3).toString())
                .replace("TO", today.plusDays(20).toString());
        assertThat(client.postAs(reader.accessToken(), path(order) + "/holds", sent))
                .hasStatus(400);
    }

    @Test
    void holdsDoNotOverlapAlsoWhenTheyAreSentAtOnce() throws Exception {
        var reader = client.reader();
        var order = active(reader);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 8)
                    .mapToObj(number ->
                            threads.submit(() -> hold(reader.accessToken(), order, 5 + number, 15 + number, null)
                                    .getResponse()
                                    .getStatus()))
                    .toList();
            var made = 0;
            for (var answer : sent) {
                assertThat(answer.get()).isIn(201, 409);
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(stored(order).getList("holds", Document.class)).hasSize(1);
    }

    @Test
    void changeOfAVersionThatIsNoMoreIsRefused() {
        var reader = client.reader();
        var order = active(reader);
        var tag = Objects.requireNonNull(
                client.getAs(reader.accessToken(), path(order)).getResponse().getHeader("ETag"));
        assertThat(hold(reader.accessToken(), order, 10, 20, tag)).hasStatus(201);
        assertThat(hold(reader.accessToken(), order, 30, 40, tag)).hasStatus(412);
        assertThat(hold(reader.accessToken(), order, 30, 40, null)).hasStatus(201);
    }

    @Test
    void holdThatALaterOneNeedsStays() {
        var reader = client.reader();
        var order = active(reader);
        hold(reader.accessToken(), order, 10, 40, null);
        var inTheDaysAdded = (int) ChronoUnit.DAYS.between(today, end) + 5;
        assertThat(hold(reader.accessToken(), order, inTheDaysAdded, inTheDaysAdded + 9, null))
                .hasStatus(201);
        assertThat(remove(reader.accessToken(), order, "holds", 10)).hasStatus(409);
        assertThat(remove(reader.accessToken(), order, "holds", inTheDaysAdded)).hasStatusOk();
        assertThat(remove(reader.accessToken(), order, "holds", 10)).hasStatusOk();
    }

    @Test
    void historyDoesNotGrowWithoutEnd() {
        var reader = client.reader();
        var order = active(reader);
        hold(reader.accessToken(), order, 10, 20, null);
        var history = stored(order).getList("history", Document.class);
        var ofSeat = new Document(history.getLast()).append("period", "SEAT_OFFERED");
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", order),
                        Updates.pushEach("history", Collections.nCopies(PeriodRules.MAX_CHANGES, ofSeat)));
        assertThat(hold(reader.accessToken(), order, 50, 60, null)).hasStatus(201);
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", order),
                        Updates.pushEach("history", Collections.nCopies(PeriodRules.MAX_CHANGES, history.getLast())));
        assertThat(hold(reader.accessToken(), order, 30, 40, null)).hasStatus(409);
        assertThat(remove(reader.accessToken(), order, "holds", 10)).hasStatusOk();
    }

    @Test
    void orderThatIsNotPaidForOrIsRenewedIsNotHeld() {
        var reader = client.reader();
        var order = place(reader);
        assertThat(hold(reader.accessToken(), order, 10, 20, null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/period-not-possible");
        move(order, "CONFIRMED", "PAID", "ACTIVE");
        assertThat(client.postAs(reader.accessToken(), path(order) + "/renewals", "{}"))
                .hasStatus(201);
        assertThat(hold(reader.accessToken(), order, 10, 20, null)).hasStatus(409);
    }

    @Test
    void tokenOfTheOrderHoldsItAndMovesNothing() {
        var reader = client.reader();
        var order = active(reader);
        var token = mailbox.latestTo(outbox, reader.email()).orElseThrow().token();
        var body = days(10, 20, "");
        assertThat(mvc.post()
                        .uri("/api/v1" + path(order) + "/holds?token=" + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(201);
        client.postAs(reader.accessToken(), path(order) + "/addresses", days(30, 40, ELSEWHERE));
        assertThat(mvc.get().uri("/api/v1" + path(order) + "?token=" + token))
                .hasStatusOk()
                .bodyText()
                .contains("holds")
                .doesNotContain("Le Loi");
        assertThat(mvc.post()
                        .uri("/api/v1" + path(order) + "/addresses?token=" + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(days(50, 60, ELSEWHERE)))
                .hasStatus(401);
        for (var wrong : new String[] {"", "?token=" + "x".repeat(43)}) {
            assertThat(mvc.post()
                            .uri("/api/v1" + path(order) + "/holds" + wrong)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .hasStatus(404);
            assertThat(mvc.delete().uri("/api/v1" + path(order) + "/holds/" + today.plusDays(10) + wrong))
                    .hasStatus(404);
        }
    }

    @Test
    void strangersAndTheStaffOfOtherSitesFindNothing() {
        var order = active(client.reader());
        for (var stranger : new String[] {
            client.reader().accessToken(), client.withRole("STAFF", "other").accessToken()
        }) {
            assertThat(hold(stranger, order, 10, 20, null)).hasStatus(404);
            assertThat(remove(stranger, order, "holds", 10)).hasStatus(404);
            assertThat(client.postAs(stranger, path(order) + "/addresses", days(10, 20, ELSEWHERE)))
                    .hasStatus(404);
            assertThat(remove(stranger, order, "addresses", 10)).hasStatus(404);
        }
    }

    @Test
    void staffHoldsAndMovesForThoseWhoCallAndTheHistorySaysWho() {
        var reader = client.reader();
        var order = active(reader);
        var staff = client.withRole("STAFF", "vir");
        assertThat(hold(staff.accessToken(), order, 10, 20, null)).hasStatus(201);
        assertThat(client.postAs(reader.accessToken(), path(order) + "/addresses", days(30, 40, ELSEWHERE)))
                .hasStatus(201);
        var history = client.body(client.getAs(staff.accessToken(), "/admin" + path(order)))
                .get("staff")
                .get("history");
        var held = history.get(history.size() - 2);
        assertThat(held.get("period").stringValue()).isEqualTo("HELD");
        assertThat(held.get("by").stringValue()).isEqualTo(client.idOf(staff));
        assertThat(held.get("note").stringValue()).isEqualTo(today.plusDays(10) + "/" + today.plusDays(20));
        var moved = history.get(history.size() - 1);
        assertThat(moved.get("period").stringValue()).isEqualTo("MOVED");
        assertThat(moved.get("by").stringValue()).isEqualTo("subscriber");
        assertThat(client.getAs(reader.accessToken(), path(order))).bodyText().doesNotContain("history");
    }

    @Test
    void otherAddressIsForAWhileOrForGoodAndTakenBackUntilItBegins() {
        var reader = client.reader();
        var order = active(reader);
        var moved = client.postAs(reader.accessToken(), path(order) + "/addresses", days(10, 20, ELSEWHERE));
        assertThat(moved)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.addresses[0].address.city")
                .isEqualTo("Hue");
        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject()).contains("goes to another address from");
        assertThat(mail.text()).doesNotContain("Le Loi", "Hue");
        assertThat(client.postAs(reader.accessToken(), path(order) + "/addresses", days(15, 30, ELSEWHERE)))
                .hasStatus(409);
        assertThat(client.postAs(
                        reader.accessToken(),
                        path(order) + "/addresses",
                        "{\"from\":\"%s\",\"address\":%s}".formatted(today.plusDays(40), ELSEWHERE)))
                .hasStatus(201);
        assertThat(remove(reader.accessToken(), order, "addresses", 10)).hasStatusOk();
        assertThat(remove(reader.accessToken(), order, "addresses", 10)).hasStatus(404);
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", order),
                        new Document("$set", new Document("addresses.0.from", today.toString())));
        assertThat(remove(reader.accessToken(), order, "addresses", 0)).hasStatus(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"FROM\"}",
                "{\"from\":\"FROM\",\"address\":{}}",
                "{\"from\":\"FROM\",\"address\":{\"address\":\"1\\r\\nBcc: x@example.org\",\"city\":\"B\"}}",
                "{\"from\":\"FROM\",\"to\":\"2020-01-01\",\"address\":{\"address\":\"1 A\",\"city\":\"B\"}}",
                "{\"from\":\"FROM\",\"to\":\"+999999999-01-01\",\"address\":{\"address\":\"1 A\",\"city\":\"B\"}}",
                "{\"from\":\"2020-01-01\",\"address\":{\"address\":\"1 A\",\"city\":\"B\"}}",
                "{\"from\":\"FROM\",\"address\":{\"address\":\"1 A\",\"city\":\"B\",\"price\":0}}"
            })
    void badAddressesAreRefused(String body) {
        var reader = client.reader();
        assertThat(client.postAs(
                        reader.accessToken(),
                        path(active(reader)) + "/addresses",
                        body.replace("FROM", today.plusDays(3).toString())))
                .hasStatus(400);
    }

    @Test
    void renewalGoesToTheAddressThatIsForGood() {
        var reader = client.reader();
        var order = active(reader);
        client.postAs(
                reader.accessToken(),
                path(order) + "/addresses",
                days(80, 200, "{\"address\":\"3 Tran Phu\",\"city\":\"Vinh\"}"));
        client.postAs(
                reader.accessToken(),
                path(order) + "/addresses",
                "{\"from\":\"%s\",\"address\":%s}".formatted(today.plusDays(40), ELSEWHERE));
        var renewed = client.postAs(reader.accessToken(), path(order) + "/renewals", "{}");
        assertThat(renewed).hasStatus(201);
        var reference = client.body(renewed).get("reference").stringValue();
        assertThat(client.getAs(client.administrator().accessToken(), "/admin" + path(reference)))
                .bodyJson()
                .extractingPath("$.delivery.city")
                .isEqualTo("Hue");
    }

    private Document stored(String order) {
        return Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", order))
                .first());
    }

    private MvcTestResult hold(String token, String order, int from, int to, @Nullable String ifMatch) {
        var request = mvc.post()
                .uri("/api/v1" + path(order) + "/holds")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(days(from, to, ""));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private MvcTestResult remove(String token, String order, String what, int from) {
        return client.deleteAs(token, path(order) + "/" + what + "/" + today.plusDays(from));
    }

    private String days(int from, int to, String address) {
        return "{\"from\":\"%s\",\"to\":\"%s\"%s}"
                .formatted(
                        today.plusDays(from), today.plusDays(to), address.isEmpty() ? "" : ",\"address\":" + address);
    }

    private static String path(String order) {
        return "/subscription-orders/" + order;
    }

    private String active(Signed reader) {
        var order = place(reader);
        move(order, "CONFIRMED", "PAID", "ACTIVE");
        return order;
    }

    private void move(String order, String... states) {
        var staff = client.administrator().accessToken();
        for (var state : states) {
            assertThat(client.patchAs(staff, "/admin" + path(order), "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    private String place(Signed reader) {
        var placed = mvc.post()
                .uri("/api/v1/sites/vir/subscription-orders")
                .header("Authorization", "Bearer " + reader.accessToken())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"plan":"weekly-3","copies":2,"startsOn":"%s","locale":"en",\
                        "subscriber":{"name":"An Nguyen","email":"%s"},\
                        "delivery":{"address":"1 Trang Tien","city":"Hanoi"}}""".formatted(startsOn, reader.email()))
                .exchange();
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }
}
