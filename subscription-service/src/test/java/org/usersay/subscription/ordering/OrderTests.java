package org.usersay.subscription.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OrderTests {

    private static final String ORDERS = "/api/v1/sites/vir/subscription-orders";

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
    void publicationsOfTheSiteArePublic() {
        var answer = mvc.get().uri("/api/v1/sites/vir/publications").exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.items[0].kind").isEqualTo("PRINT");
        assertThat(answer).bodyJson().extractingPath("$.items[0].plans[0].id").isEqualTo("weekly-3");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].plans[0].price")
                .isEqualTo(520000);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].plans[0].currency")
                .isEqualTo("VND");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].plans[0].delivery")
                .isEqualTo("POST");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].plans[0].maxCopies")
                .isEqualTo(100);
        assertThat(answer).bodyJson().extractingPath("$.country").isEqualTo("VN");
        assertThat(answer.getResponse().getHeader("ETag")).isNotNull();
        var other = mvc.get().uri("/api/v1/sites/other/publications").exchange();
        assertThat(other).bodyJson().extractingPath("$.items").asArray().isEmpty();
        assertThat(other).bodyJson().extractingPath("$.country").isEqualTo("AU");
        assertThat(mvc.get().uri("/api/v1/sites/nowhere/publications")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "weekly-3, 1, , 520000, VND",
        "weekly-3, 7, , 3640000, VND",
        "weekly-3, 1, WELCOME10, 468000, VND",
        "digital-1, 3, , 14.70, USD",
        "digital-1, 1, WELCOME10, 4.41, USD",
        "weekly-abroad-12, 2, WELCOME10, 468.00, USD"
    })
    void totalIsComputedHere(String plan, int copies, String coupon, String total, String currency) {
        client.coupon("vir", "\"code\":\"WELCOME10\",\"percent\":10");
        var form = form(plan, copies, client.newAddress())
                .replace("}END", (coupon == null ? "" : ",\"coupon\":\"" + coupon + "\"") + "}END");
        var answer = place(form);
        assertThat(answer).hasStatus(201);
        assertThat(client.body(answer).get("total").decimalValue()).isEqualByComparingTo(total);
        assertThat(answer).bodyJson().extractingPath("$.currency").isEqualTo(currency);
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("SUBMITTED");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 1440000, VND", "VND, 1440000, VND", "USD, 58.00, USD", "EUR, 54.00, EUR"})
    void priceIsThatOfTheCurrency(@Nullable String chosen, String total, String currency) {
        var form = inCurrency(form("e-paper-12", 2, client.newAddress()), chosen);
        var answer = place(form);
        assertThat(answer).hasStatus(201);
        var quote = client.body(client.post(
                "/sites/vir/subscription-quotes", inCurrency("{\"plan\":\"e-paper-12\",\"copies\":2}", chosen)));
        for (var body : List.of(client.body(answer), quote)) {
            assertThat(body.get("total").decimalValue()).isEqualByComparingTo(total);
            assertThat(body.get("currency").stringValue()).isEqualTo(currency);
        }
    }

    @ParameterizedTest
    @CsvSource({"e-paper-12, JPY", "weekly-3, USD", "e-paper-12, usd", "e-paper-12, XXQ"})
    void currencyWithoutAPriceIsRefused(String plan, String currency) {
        var order = place(inCurrency(form(plan, 2, client.newAddress()), currency));
        var quote = client.post(
                "/sites/vir/subscription-quotes",
                inCurrency("{\"plan\":\"%s\",\"copies\":2}".formatted(plan), currency));
        for (var answer : List.of(order, quote)) {
            assertThat(answer)
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].pointer")
                    .isEqualTo("/currency");
        }
    }

    private static String inCurrency(String body, @Nullable String currency) {
        return currency == null ? body : body.replace("\"copies\":2", "\"copies\":2,\"currency\":\"" + currency + "\"");
    }

    @Test
    void locationShowsTheOrderAndTheReferenceAloneDoesNot() {
        var placed = place(form("weekly-3", 1, client.newAddress()));
        var location = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        assertThat(mvc.get().uri(location))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.plan")
                .isEqualTo("3 months by carrier");
        var reference = location.substring(0, location.indexOf('?'));
        assertThat(mvc.get().uri(reference)).hasStatus(404);
        assertThat(mvc.get().uri(reference + "?token=" + "x".repeat(43))).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/subscription-orders/00000-00000?token=" + "x".repeat(43)))
                .hasStatus(404);
    }

    @Test
    void confirmingMailIsWrittenTogetherWithTheOrder() {
        var email = client.newAddress();
        var reference = reference(place(form("weekly-3", 2, email)));
        var stored = Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", reference))
                .first());
        assertThat(stored.getList("mails", Document.class)).hasSize(1);

        var mail = mailbox.latestTo(outbox, email).orElseThrow();

        assertThat(mail.subject()).isEqualTo("Your subscription order " + reference);
        assertThat(mail.text())
                .contains(reference, "3 months by carrier", "1,040,000 VND")
                .doesNotContain("An Nguyen");
        assertThat(mvc.get().uri("/api/v1/subscription-orders/" + reference + "?token=" + mail.token()))
                .hasStatusOk();
        stored = Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", reference))
                .first());
        assertThat(stored.getList("mails", Document.class)).isEmpty();
    }

    @Test
    void repeatedRequestPlacesOneOrder() {
        var key = UUID.randomUUID().toString();
        var form = form("weekly-3", 1, client.newAddress());
        var first = placeWithKey(form, key);
        var second = placeWithKey(form, key);
        assertThat(first).hasStatus(201);
        assertThat(second).hasStatus(201);
        assertThat(second.getResponse().getContentAsByteArray())
                .isEqualTo(first.getResponse().getContentAsByteArray());
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
    }

    @Test
    void readersKeyBelongsToOneRequest() {
        var reader = client.reader();
        var key = UUID.randomUUID().toString();
        assertThat(placeWithKey(form("weekly-3", 1, reader.email()), key, reader))
                .hasStatus(201);
        assertThat(placeWithKey(form("weekly-3", 2, reader.email()), key, reader))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void strangersKeyBelongsToOneRequest() {
        var key = UUID.randomUUID().toString();
        var form = form("weekly-3", 1, client.newAddress());
        var first = placeWithKey(form, key);
        for (var other :
                List.of(form.replace("\"copies\":1", "\"copies\":2"), form("weekly-3", 1, client.newAddress()))) {
            assertThat(placeWithKey(other, key))
                    .hasStatus(422)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/idempotency-key-reused");
        }
        assertThat(reference(placeWithKey(form, key))).isEqualTo(reference(first));
    }

    @Test
    void keysOfStrangersDoNotMeet() {
        var key = UUID.randomUUID().toString();
        var form = form("weekly-3", 1, client.newAddress());
        var mine = placeWithKey(form, key);
        var same = placeFrom("203.0.113.20", form, key);
        var other = placeFrom("203.0.113.21", form("weekly-3", 2, client.newAddress()), key);
        assertThat(same).hasStatus(201);
        assertThat(other).hasStatus(201);
        assertThat(Set.of(reference(mine), reference(same), reference(other))).hasSize(3);
    }

    @Test
    void signedInReaderFindsTheirOrders() {
        var reader = client.reader();
        var placed = mvc.post()
                .uri(ORDERS)
                .header("Authorization", "Bearer " + reader.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content(form("digital-12", 1, reader.email()).replace("END", ""))
                .exchange();
        assertThat(client.getAs(reader.accessToken(), "/me/subscriptions"))
                .bodyJson()
                .extractingPath("$.items[0].reference")
                .isEqualTo(reference(placed));
        assertThat(client.getAs(reader.accessToken(), "/subscription-orders/" + reference(placed)))
                .hasStatusOk();
        assertThat(client.getAs(client.reader().accessToken(), "/subscription-orders/" + reference(placed)))
                .hasStatus(404);
    }

    @Test
    void staffReadsAndMovesTheOrderAndTheSubscriberIsNotified() {
        var email = client.newAddress();
        var reference = reference(place(form("weekly-3", 1, email)));
        var staff = client.administrator().accessToken();
        var listed = client.getAs(staff, "/admin/sites/vir/subscription-orders?state=SUBMITTED&limit=1");
        assertThat(listed).hasStatusOk();
        assertThat(listed).bodyJson().extractingPath("$.items[0].reference").isEqualTo(reference);
        assertThat(listed)
                .bodyJson()
                .extractingPath("$.items[0].staff.subscriber.name")
                .isEqualTo("An Nguyen");

        assertThat(move(staff, reference, "CONFIRMED")).hasStatusOk();

        assertThat(mailbox.latestTo(outbox, email).orElseThrow().subject())
                .isEqualTo("Your subscription order " + reference + " is confirmed");
        assertThat(move(staff, reference, "ACTIVE"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/state-not-reachable");
        assertThat(move(staff, reference, "PAID")).hasStatusOk();
        assertThat(move(staff, reference, "ACTIVE")).hasStatusOk();
        assertThat(move(staff, reference, "EXPIRED")).hasStatusOk();
        assertThat(move(staff, reference, "CANCELLED")).hasStatus(409);
        assertThat(move(staff, reference, "PERHAPS")).hasStatus(400);
    }

    @Test
    void runningSubscriptionIsABadgeInTheNextToken() throws java.text.ParseException {
        var reader = client.reader();
        assertThat(badges(reader.accessToken())).isEmpty();
        var today = LocalDate.now(ZoneOffset.UTC);
        var reference = reference(client.postAs(
                reader.accessToken(),
                "/sites/vir/subscription-orders",
                form("weekly-3", 1, reader.email())
                        .replace(today.plusDays(7).toString(), today.toString())
                        .replace("END", "")));
        var staff = client.administrator().accessToken();
        for (var state : java.util.List.of("CONFIRMED", "PAID", "ACTIVE")) {
            assertThat(move(staff, reference, state)).hasStatusOk();
        }
        var running = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(badges(running.accessToken())).containsExactly("SUBSCRIBER");

        assertThat(move(staff, reference, "CANCELLED")).hasStatusOk();
        var cancelled = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(badges(cancelled.accessToken())).isEmpty();
    }

    private static java.util.List<String> badges(String token) throws java.text.ParseException {
        return com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("badges");
    }

    @Test
    void onlyStaffSeesTheDesk() {
        var reader = client.reader().accessToken();
        var reference = reference(place(form("weekly-3", 1, client.newAddress())));
        assertThat(client.getAs(reader, "/admin/sites/vir/subscription-orders")).hasStatus(403);
        assertThat(client.getAs(reader, "/admin/sites/vir/subscription-orders.csv"))
                .hasStatus(403);
        assertThat(move(reader, reference, "CONFIRMED")).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/admin/sites/vir/subscription-orders")).hasStatus(401);
    }

    @Test
    void pagesShowEveryOrderOnce() {
        var staff = client.administrator().accessToken();
        for (var order = 0; order < 5; order++) {
            place(form("weekly-3", 1, client.newAddress()));
        }
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?limit=2")
                        .getResponse()
                        .getHeader("Link"))
                .startsWith("</api/v1/admin/sites/vir/subscription-orders?limit=2&cursor=")
                .endsWith(">; rel=\"next\"");
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = client.body(client.getAs(
                    staff,
                    "/admin/sites/vir/subscription-orders?limit=2" + (cursor == null ? "" : "&cursor=" + cursor)));
            page.get("items").forEach(order -> seen.add(order.get("reference").stringValue()));
            cursor = page.get("next").isNull() ? null : page.get("next").stringValue();
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize((int)
                database.getCollection("orders").countDocuments(new Document("site", "vir")));
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?cursor=damaged"))
                .hasStatus(400);
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?from=yesterday"))
                .hasStatus(400);
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?from=%2B999999999-01-01T00:00:00Z"))
                .hasStatus(400);
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?limit=1000"))
                .hasStatus(400);
        for (var query :
                new String[] {"stat=PAID", "State=PAID", "queue=new", "state=PAID&state=ACTIVE", "limit=2&x"}) {
            assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders?" + query))
                    .as(query)
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors")
                    .asArray()
                    .hasSize(1);
        }
    }

    @Test
    void exportNeutralisesFormulas() throws java.io.UnsupportedEncodingException {
        var form = form("weekly-3", 1, client.newAddress()).replace("An Nguyen", "=HYPERLINK(evil)");
        assertThat(place(form)).hasStatus(201);
        var pending = mvc.get()
                .uri("/api/v1/admin/sites/vir/subscription-orders.csv")
                .header("Authorization", "Bearer " + client.administrator().accessToken())
                .exchange();
        assertThat(pending).hasStatusOk();
        assertThat(pending.getResponse().getContentType()).startsWith("text/csv");
        assertThat(pending.getResponse().getContentAsString())
                .startsWith("\uFEFFreference,")
                .contains(",'=HYPERLINK(evil),")
                .doesNotContain(",=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"copies\":1|\"copies\":0",
                "\"copies\":1|\"copies\":-1",
                "\"copies\":1|\"copies\":101",
                "\"copies\":1|\"copies\":1.5",
                "\"copies\":1|\"copies\":\"1\"",
                "\"copies\":1|\"copies\":1000000000000",
                "\"copies\":1|\"copies\":1,\"price\":1",
                "\"copies\":1|\"copies\":1,\"total\":1",
                "\"plan\":\"weekly-3\"|\"plan\":\"free\"",
                "\"plan\":\"weekly-3\"|\"plan\":{\"$ne\":null}",
                "\"name\":\"An Nguyen\"|\"name\":\"An\\r\\nBcc: x@example.org\"",
                "\"name\":\"An Nguyen\"|\"name\":\"\"",
                "\"name\":\"An Nguyen\"|\"name\":{\"$gt\":\"\"}",
                "\"phone\":\"+84 24 1234 5678\"|\"phone\":\"call me\"",
                "\"city\":\"Hanoi\"|\"city\":null",
                "\"city\":\"Hanoi\"|\"town\":\"Hanoi\"",
                "\"email\":\"|\"email\":\"a@example.org\\r\\nBcc: ",
                "}END|,\"gift\":{\"recipientName\":\"Bo\",\"recipientEmail\":\"b@example.org\\r\\nBcc: x@example.org\"}}END",
                "}END|,\"gift\":{\"recipientName\":\"Bo\\r\\nBcc: x@example.org\"}}END",
                "}END|,\"coupon\":\"GUESSED\"}END",
                "}END|,\"locale\":\"{{7*7}}\"}END"
            })
    void badFormsAreRefused(String change) {
        var parts = change.split("\\|", -1);
        var form = form("weekly-3", 1, client.newAddress());
        var changed = form.replace(parts[0], parts[1]);
        assertThat(changed).isNotEqualTo(form);
        assertThat(place(changed))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-request");
    }

    @Test
    void startMustBeNearAndPrintedIssuesAloneHaveAnAddress() {
        var form = form("weekly-3", 1, client.newAddress());
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(place(form.replace(
                        today.plusDays(7).toString(), today.minusDays(2).toString())))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/startsOn");
        assertThat(place(form.replace(
                        today.plusDays(7).toString(), today.plusYears(2).toString())))
                .hasStatus(400);
        assertThat(place(form.replaceAll(",\"delivery\":\\{[^}]*}", "")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/delivery");
        assertThat(place(form.replace("weekly-3", "digital-1")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/delivery");
    }

    @Test
    void siteWithoutOffersTakesNoOrders() {
        assertThat(client.post(
                        "/sites/other/subscription-orders",
                        form("weekly-3", 1, client.newAddress()).replace("END", "")))
                .hasStatus(400);
        assertThat(client.post(
                        "/sites/nowhere/subscription-orders",
                        form("weekly-3", 1, client.newAddress()).replace("END", "")))
                .hasStatus(404);
    }

    private MvcTestResult place(String form) {
        return client.post("/sites/vir/subscription-orders", form.replace("END", ""));
    }

    private MvcTestResult placeWithKey(String form, String key) {
        return mvc.post()
                .uri(ORDERS)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(form.replace("END", ""))
                .exchange();
    }

    private MvcTestResult placeFrom(String address, String form, String key) {
        return mvc.post()
                .uri(ORDERS)
                .header("Idempotency-Key", key)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(form.replace("END", ""))
                .exchange();
    }

    private MvcTestResult placeWithKey(String form, String key, Client.Signed reader) {
        return mvc.post()
                .uri(ORDERS)
                .header("Idempotency-Key", key)
                .header("Authorization", "Bearer " + reader.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content(form.replace("END", ""))
                .exchange();
    }

    private MvcTestResult move(String token, String reference, String state) {
        return mvc.patch()
                .uri("/api/v1/admin/subscription-orders/" + reference)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"state\":\"%s\"}".formatted(state))
                .exchange();
    }

    private String reference(MvcTestResult placed) {
        return client.body(placed).get("reference").stringValue();
    }

    private static String form(String plan, int copies, String email) {
        var form = """
                {"plan":"%s","copies":%d,"startsOn":"%s",\
                "subscriber":{"name":"An Nguyen","email":"%s","phone":"+84 24 1234 5678"},\
                "delivery":{"recipient":"An Nguyen","address":"1 Trang Tien","city":"Hanoi","country":"Vietnam"},\
                "company":{"name":"A Company","taxCode":"0101234567"},"locale":"en"}END""".formatted(plan, copies, LocalDate.now(ZoneOffset.UTC).plusDays(7), email);
        return plan.startsWith("weekly") ? form : form.replaceAll(",\"delivery\":\\{[^}]*}", "");
    }
}
