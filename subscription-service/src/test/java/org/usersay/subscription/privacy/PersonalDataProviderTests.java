package org.usersay.subscription.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class PersonalDataProviderTests {

    private static final OtherServices OTHERS = new OtherServices("the key of the tests");

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    RevocationCache revocationCache;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountDeletion accountDeletion;

    @Autowired
    List<ExpiringData> expiringData;

    @Autowired
    WebhookQueue queue;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("usersay.contributions.comments", OTHERS::address);
        registry.add("usersay.contributions.ratings", OTHERS::address);
    }

    @AfterAll
    static void stop() {
        OTHERS.stop();
    }

    @Test
    void archiveHoldsWhatIsHeldAndNothingOfOthers() {
        var reader = client.reader();
        OTHERS.know(client.idOf(reader));
        var reference = order(reader, "\"consents\":[{\"to\":\"privacy\",\"wording\":\"I have read it.\"}]");
        order(client.reader());
        var archive = client.body(client.getAs(reader.accessToken(), "/me/export"));
        assertThat(archive.get("account").get("email").stringValue()).isEqualTo(reader.email());
        var consent = archive.get("account").get("consents").get(0);
        assertThat(consent.get("to").stringValue()).isEqualTo("terms");
        assertThat(consent.get("wording").stringValue()).isEqualTo("I agree to the terms.");
        assertThat(consent.get("version").stringValue()).matches("[A-Za-z0-9_-]{16}");
        assertThat(consent.get("at").isNull()).isFalse();
        assertThat(archive.get("orders").size()).isEqualTo(1);
        assertThat(archive.get("orders").get(0).get("reference").stringValue()).isEqualTo(reference);
        var agreed = archive.get("orders").get(0).get("staff").get("consents").get(0);
        assertThat(agreed.get("to").stringValue()).isEqualTo("privacy");
        assertThat(agreed.get("wording").stringValue()).isEqualTo("I have read it.");
        assertThat(agreed.get("version").stringValue()).hasSize(16);
        assertThat(archive.get("sessions").size()).isEqualTo(1);
        assertThat(archive.has("newsletters")).isTrue();
        assertThat(archive.has("ignoredReaders")).isTrue();
        assertThat(archive.toString()).doesNotContain("passwordHash", "bcrypt");
    }

    @Test
    void archiveHoldsWhatTheOtherServicesHold() {
        var reader = client.reader();
        var id = client.idOf(reader);
        OTHERS.know(id);
        OTHERS.hold(id, "comments", "[{\"id\":\"c1\",\"text\":\"Chào\"},{\"id\":\"c2\",\"text\":\"x\"}]");
        OTHERS.hold(id, "comment-votes", "[{\"comment\":\"c9\",\"value\":-1}]");
        OTHERS.hold(id, "ratings", "[{\"article\":\"a\",\"stars\":4}]");
        OTHERS.hold("another", "comments", "[{\"id\":\"of-another-reader\"}]");

        var answer = client.getAs(reader.accessToken(), "/me/export");

        assertThat(answer).hasStatusOk().hasContentType("application/json");
        assertThat(answer).headers().hasValue("Cache-Control", "no-store, private");
        var archive = client.body(answer);
        assertThat(archive.at("/comments/0/text").stringValue()).isEqualTo("Chào");
        assertThat(archive.get("comments").size()).isEqualTo(2);
        assertThat(archive.at("/commentVotes/0/value").intValue()).isEqualTo(-1);
        assertThat(archive.get("commentReports").size()).isZero();
        assertThat(archive.at("/ratings/0/stars").intValue()).isEqualTo(4);
        assertThat(archive.at("/account/id").stringValue()).isEqualTo(id);
        assertThat(archive.toString()).doesNotContain("of-another-reader");
    }

    @Test
    void archiveOfManyCommentsIsWhole() {
        var reader = client.reader();
        var id = client.idOf(reader);
        OTHERS.know(id);
        var many = IntStream.range(0, 20_000)
                .mapToObj(number -> "{\"id\":\"c" + number + "\",\"text\":\"" + "word ".repeat(20) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        OTHERS.hold(id, "comments", many);
        var comments =
                client.body(client.getAs(reader.accessToken(), "/me/export")).get("comments");
        assertThat(comments.size()).isEqualTo(20_000);
        assertThat(comments.get(19_999).get("id").stringValue()).isEqualTo("c19999");
    }

    @ParameterizedTest
    @CsvSource({"comments", "comment-votes", "comment-reports", "ratings"})
    void archiveThatWouldLackSomethingIsNotGiven(String missing) {
        var reader = client.reader();
        var id = client.idOf(reader);
        OTHERS.know(id);
        OTHERS.remove(id, missing);
        assertNotGiven(reader);
        for (var cut : List.of("[{\"id\":\"c1\"},...", "[{\"id\":\"c1\"}{\"type\":\"/problems/internal\"}", "")) {
            OTHERS.hold(id, missing, cut);
            assertNotGiven(reader);
        }
        OTHERS.hold(id, missing, "[]");
        assertThat(client.getAs(reader.accessToken(), "/me/export")).hasStatusOk();
    }

    private void assertNotGiven(Client.Signed reader) {
        var answer = client.getAs(reader.accessToken(), "/me/export");
        assertThat(answer).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).headers().hasValue("Retry-After", "60").doesNotContainHeader("Content-Disposition");
        assertThat(answer).bodyText().doesNotContain(reader.email());
    }

    @Test
    void deletedReaderIsErasedAndCanRegisterAnew() {
        var reader = client.reader();
        var id = client.idOf(reader);
        var reference = order(reader);

        assertThat(leave(reader)).hasStatus(204);

        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        assertThat(client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                .hasStatus(401);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(401);
        assertThat(database.getCollection("accounts").countDocuments(new Document("_id", id)))
                .isZero();
        assertThat(database.getCollection("sessions").countDocuments(new Document("reader", id)))
                .isZero();
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("_id", reference).append("reader", null)))
                .isEqualTo(1);
        assertThat(eventsOf(id)).isEqualTo(1);
        assertThat(webhooksOf(id)).singleElement().satisfies(delivery -> {
            assertThat(delivery.getString("endpoint")).isEqualTo("other/cms");
            assertThat(delivery.getString("payload"))
                    .startsWith("{\"type\":\"reader.deleted\"")
                    .endsWith("\"data\":{\"site\":\"other\",\"reader\":\"%s\"}}".formatted(id));
        });

        client.register(reader.email());
        var again = client.signedIn(reader.email(), client.verify(client.mailedToken(reader.email())));
        assertThat(client.idOf(again)).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"password\":\"\"}", "{\"password\":\"a guess\"}", "{\"password\":null}"})
    void sessionAloneDoesNotDeleteTheAccount(String body) {
        var reader = client.reader();
        assertThat(client.deleteAccount(reader, body)).hasStatus(401);
        assertThat(client.deleteAccount(reader, "{\"token\":\"guessed\"}")).hasStatus(400);
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void freshLinkDeletesTheOwnAccountOnly() {
        var reader = client.reader();
        var other = client.reader();
        client.post("/session/links", "{\"email\":\"%s\"}".formatted(other.email()));
        assertThat(client.deleteAccount(reader, "{\"token\":\"%s\"}".formatted(client.mailedToken(other.email()))))
                .hasStatus(400);
        client.post("/session/links", "{\"email\":\"%s\"}".formatted(reader.email()));
        assertThat(client.deleteAccount(reader, "{\"token\":\"%s\"}".formatted(client.mailedToken(reader.email()))))
                .hasStatus(204);
        assertThat(client.getAs(other.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void archiveAndDeletionReachOrdersPlacedSignedOutAndSentMails() {
        var reader = client.reader();
        var id = client.idOf(reader);
        OTHERS.know(id);
        var form = """
                {"plan":"weekly-3","copies":1,"startsOn":"%s",\
                "subscriber":{"name":"Bich Tran","email":"%s","phone":"+84 24 1234 5678"},\
                "delivery":{"recipient":"Bich Tran","address":"7 Hang Bac","city":"Hanoi"},\
                "company":{"name":"A Company","taxCode":"0101234567"},\
                "gift":{"recipientName":"Cuc Le","message":"Chuc mung"}}""".formatted(LocalDate.now(ZoneOffset.UTC).plusDays(1), reader.email());
        var signedOut = client.body(client.post("/sites/vir/subscription-orders", form))
                .get("reference")
                .stringValue();
        client.mailedToken(reader.email());
        var archive = client.body(client.getAs(reader.accessToken(), "/me/export"));
        assertThat(archive.get("orders").toString()).contains(signedOut, "7 Hang Bac");
        assertThat(archive.get("mails").toString()).contains("Your subscription order");

        assertThat(leave(reader)).hasStatus(204);

        for (var collection : database.listCollectionNames()) {
            for (var document : database.getCollection(collection).find()) {
                assertThat(document.toJson())
                        .as(collection)
                        .doesNotContain(reader.email(), "Bich Tran", "7 Hang Bac", "1234 5678", "Cuc Le", "Chuc mung");
            }
        }
        assertThat(client.getAs(client.administrator().accessToken(), "/admin/sites/vir/subscription-orders"))
                .bodyText()
                .contains(signedOut)
                .doesNotContain("0101234567");
    }

    @Test
    void orderByAnotherReaderThatNamesTheAddressIsNeitherExportedNorErased() {
        var reader = client.reader();
        OTHERS.know(client.idOf(reader));
        var own = order(reader);
        var byOther = order(client.reader(), "\"locale\":\"en\"", reader.email());

        var archive = client.body(client.getAs(reader.accessToken(), "/me/export"));
        assertThat(archive.get("orders").toString()).contains(own).doesNotContain(byOther);

        assertThat(leave(reader)).hasStatus(204);
        assertThat(stored(own)).doesNotContain(reader.email());
        assertThat(stored(byOther)).contains(reader.email(), "\"An\"");
    }

    @Test
    void unpaidOrderLosesItsCompanyAndWhatStaffNoted() {
        var reader = client.reader();
        var reference = order(reader, "\"company\":{\"name\":\"Dao Ltd\",\"taxCode\":\"0109999999\"}");
        move(reference, "CONFIRMED", "Phoned Bich Dao at 555 0101");
        assertThat(stored(reference)).contains("Dao Ltd", "0109999999", "Bich Dao");

        assertThat(leave(reader)).hasStatus(204);

        assertThat(stored(reference)).doesNotContain("Dao Ltd", "0109999999", "Bich Dao", "555 0101");
        assertThat(shownToStaff(reference)).contains("\"state\":\"CONFIRMED\"").doesNotContain("Bich Dao");
    }

    @Test
    void billedOrderKeepsItsCompanyAndLosesWhatStaffNoted() {
        var reader = client.reader();
        var reference = order(reader, "\"company\":{\"name\":\"Dao Ltd\",\"taxCode\":\"0109999999\"}");
        for (var state : List.of("CONFIRMED", "PAID", "CANCELLED")) {
            move(reference, state, "Phoned Bich Dao at 555 0101");
        }
        assertThat(leave(reader)).hasStatus(204);
        assertThat(stored(reference))
                .contains("Dao Ltd", "0109999999")
                .doesNotContain(reader.email(), "Bich Dao", "555 0101");
    }

    @Test
    void recipientOfGiftsByOthersIsErased() throws UnsupportedEncodingException {
        var reader = client.reader();
        var gift = "\"gift\":{\"recipientName\":\"Em Vu\",\"recipientEmail\":\"%s\",\"message\":\"Dear Em\"}";
        var toReader = order(client.reader(), gift.formatted(reader.email().toUpperCase(Locale.ROOT)));
        var toOther = order(client.reader(), gift.formatted(client.newAddress()));
        var paid = order(client.reader(), gift.formatted(reader.email()));
        for (var state : List.of("CONFIRMED", "PAID")) {
            move(paid, state, "");
        }

        assertThat(leave(reader)).hasStatus(204);

        assertThat(stored(toReader).toLowerCase(Locale.ROOT)).doesNotContain("em vu", reader.email(), "dear em");
        assertThat(shownToStaff(toReader)).contains("\"recipientName\":\"erased\"", "\"name\":\"An\"");
        assertThat(stored(toOther)).contains("Em Vu");
        assertThat(stored(paid)).contains("Em Vu");
        expiringData.forEach(data -> data.deleteExpired(
                LocalDate.now(ZoneOffset.UTC).plusMonths(2).atStartOfDay().toInstant(ZoneOffset.UTC)));
        assertThat(stored(paid)).doesNotContain("Em Vu", reader.email());
        var csv = client.getAs(client.administrator().accessToken(), "/admin/sites/vir/subscription-orders.csv");
        assertThat(csv.getResponse().getContentAsString().lines().filter(line -> line.startsWith(toReader)))
                .singleElement()
                .asString()
                .contains(",erased,")
                .doesNotContain("Em Vu");
    }

    private void move(String reference, String state, String note) {
        assertThat(mvc.patch()
                        .uri("/api/v1/admin/subscription-orders/" + reference)
                        .header(
                                "Authorization",
                                "Bearer " + client.administrator().accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"state\":\"%s\"%s}"
                                .formatted(state, note.isEmpty() ? "" : ",\"note\":\"" + note + "\"")))
                .hasStatusOk();
    }

    private String shownToStaff(String reference) {
        var orders = client.body(
                client.getAs(client.administrator().accessToken(), "/admin/sites/vir/subscription-orders?limit=100"));
        return orders.get("items")
                .valueStream()
                .filter(order -> order.get("reference").stringValue().equals(reference))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    @Test
    void paidOrderKeepsItsAddressUntilTheTermEnds() {
        var reader = client.reader();
        var reference = order(reader);
        for (var state : List.of("CONFIRMED", "PAID", "ACTIVE")) {
            move(reference, state, "");
        }
        leave(reader);
        assertThat(stored(reference)).contains(reader.email());
        expiringData.forEach(data -> data.deleteExpired(
                LocalDate.now(ZoneOffset.UTC).plusMonths(2).atStartOfDay().toInstant(ZoneOffset.UTC)));
        assertThat(stored(reference)).doesNotContain(reader.email()).contains("digital");
    }

    private String stored(String reference) {
        return java.util.Objects.requireNonNull(database.getCollection("orders")
                        .find(new Document("_id", reference))
                        .first())
                .toJson();
    }

    @Test
    void renameIsAnEventForTheOtherServices() {
        var reader = client.reader();
        var id = client.idOf(reader);
        assertThat(mvc.patch()
                        .uri("/api/v1/me")
                        .header("Authorization", "Bearer " + reader.accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"displayName\":\"Another Name\"}"))
                .hasStatusOk();
        assertThat(database.getCollection("reader_events")
                        .countDocuments(new Document("reader", id)
                                .append("kind", "RENAMED")
                                .append("name", "Another Name")))
                .isEqualTo(1);
    }

    @Test
    void departureIsFinishedAfterACrash() {
        var reader = client.reader();
        var id = client.idOf(reader);
        accounts.leave(id);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(403);

        accountDeletion.finishPending();

        assertThat(accounts.find(id)).isEmpty();
        assertThat(eventsOf(id)).isEqualTo(1);
        assertThat(webhooksOf(id)).hasSize(1);
    }

    @Test
    void administratorDoesNotLeaveBySlip() {
        assertThat(leave(client.administrator())).hasStatus(409);
        assertThat(mvc.delete().uri("/api/v1/me")).hasStatus(401);
    }

    private long eventsOf(String reader) {
        return database.getCollection("reader_events").countDocuments(new Document("reader", reader));
    }

    private MvcTestResult leave(Client.Signed reader) {
        return client.deleteAccount(reader, "{\"password\":\"%s\"}".formatted(Client.PASSWORD));
    }

    private List<Document> webhooksOf(String reader) {
        return queue.deliveries()
                .find(new Document("event", "deleted-" + reader + "-other"))
                .into(new ArrayList<>());
    }

    private String order(Client.Signed reader) {
        return order(reader, "\"locale\":\"en\"");
    }

    /** An order with one more field. */
    private String order(Client.Signed reader, String field) {
        return order(reader, field, reader.email());
    }

    private String order(Client.Signed reader, String field, String email) {
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", """
                {"plan":"digital-1","copies":1,%s,"startsOn":"%s","subscriber":{"name":"An","email":"%s"}}""".formatted(
                        field, LocalDate.now(ZoneOffset.UTC).plusDays(1), email));
        return client.body(placed).get("reference").stringValue();
    }
}
