package org.usersay.subscription.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class RegistrationTests {

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

    @Autowired
    AdjustableClock clock;

    @Autowired
    RegistrationStore store;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void confirmingTheAddressOpensTheAccountAndSignsIn() {
        var email = client.newAddress();
        assertThat(client.register(email)).hasStatus(202);

        var verified = client.verify(client.mailedToken(email));

        assertThat(verified).hasStatus(204);
        var me = client.getAs(client.signedIn(email, verified).accessToken(), "/me");
        assertThat(me).hasStatusOk();
        assertThat(me).bodyJson().extractingPath("$.email").isEqualTo(email);
        assertThat(me).bodyJson().extractingPath("$.roles").asArray().containsExactly("READER");
        assertThat(me).bodyJson().extractingPath("$.site").isEqualTo("vir");
    }

    @Test
    void cookiesAreOutOfReachOfScripts() {
        var email = client.newAddress();
        client.register(email);
        var cookies = client.verify(client.mailedToken(email)).getResponse().getHeaders("Set-Cookie");
        assertThat(cookies)
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("usersay_access=").contains("Path=/;"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("usersay_refresh=").contains("Path=/api/v1/session;"));
    }

    @Test
    void knownAddressIsAnsweredLikeAnUnknownOneAndNotifiedByMail() {
        var known = client.reader().email();
        var mailsBefore = mailbox.mailsTo(outbox, known).size();

        var answerForKnown = client.register(known);
        var answerForUnknown = client.register(client.newAddress());

        assertThat(answerForKnown).hasStatus(202);
        assertThat(answerForKnown.getResponse().getContentAsByteArray())
                .isEqualTo(answerForUnknown.getResponse().getContentAsByteArray());
        var mails = mailbox.mailsTo(outbox, known);
        assertThat(mails).hasSize(mailsBefore + 1);
        assertThat(mails.getFirst().subject()).isEqualTo("You already have an account with Demo newsroom");
        assertThat(mails.getFirst().text()).doesNotContain("token=");
    }

    @Test
    void knownAddressCostsTheSameWritesAsAnUnknownOne() {
        var known = client.reader().email();
        var before = registrations();
        client.register(known);
        assertThat(registrations()).isEqualTo(before + 1);
        client.register(client.newAddress());
        assertThat(registrations()).isEqualTo(before + 2);
    }

    @Test
    void linkWorksOnce() {
        var email = client.newAddress();
        client.register(email);
        var token = client.mailedToken(email);
        assertThat(client.verify(token)).hasStatus(204);

        assertThat(client.verify(token))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-token");
    }

    @Test
    void linkClickedByManyAtOnceOpensOneSession() throws InterruptedException {
        var email = client.newAddress();
        client.register(email);
        var token = client.mailedToken(email);
        assertThat(atOnce(20, () -> client.verify(token).getResponse().getStatus()))
                .containsEntry(204, 1L)
                .containsEntry(400, 19L);
    }

    @Test
    void fiftyRegistrationsAtOnceMakeOneAccount() throws InterruptedException {
        var email = client.newAddress();
        assertThat(atOnce(50, () -> client.register(email).getResponse().getStatus()))
                .containsExactlyEntriesOf(java.util.Map.of(202, 50L));

        var tokens = mailbox.mailsTo(outbox, email).stream()
                .map(Mailbox.Received::token)
                .toList();
        assertThat(tokens).isNotEmpty();
        var opened = tokens.stream()
                .filter(token -> client.verify(token).getResponse().getStatus() == 204)
                .count();

        assertThat(opened).isEqualTo(1);
        assertThat(database.getCollection("accounts").countDocuments(new Document("emailKey", email)))
                .isEqualTo(1);
    }

    @Test
    void fiftyConfirmationsOfOneAddressAtOnceMakeOneAccount() throws InterruptedException {
        var email = client.newAddress();
        for (var registration = 0; registration < 5; registration++) {
            client.register(email);
        }
        var tokens = mailbox.mailsTo(outbox, email).stream()
                .map(Mailbox.Received::token)
                .toList();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        assertThat(atOnce(
                        50,
                        () -> client.verify(tokens.get(next.getAndIncrement() % tokens.size()))
                                .getResponse()
                                .getStatus()))
                .containsEntry(204, 1L);
        assertThat(database.getCollection("accounts").countDocuments(new Document("emailKey", email)))
                .isEqualTo(1);
    }

    @Test
    void upperCaseIsNoSecondAddress() {
        var reader = client.reader();
        client.register(reader.email().toUpperCase(java.util.Locale.ROOT));
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .startsWith("You already have");
    }

    @Test
    void linkExpires() {
        var email = client.newAddress();
        client.register(email);
        var token = client.mailedToken(email);
        clock.advance(Duration.ofHours(25));
        assertThat(client.verify(token)).hasStatus(400);
    }

    @Test
    void expiredRegistrationsAreDeleted() {
        client.register(client.newAddress());
        store.deleteExpired(clock.instant());
        assertThat(registrations()).isPositive();
        clock.advance(Duration.ofHours(25));
        store.deleteExpired(clock.instant());
        assertThat(registrations()).isZero();
    }

    @Test
    void gettingTheLinkRedeemsNothing() {
        var email = client.newAddress();
        client.register(email);
        var token = client.mailedToken(email);
        assertThat(mvc.get().uri("/api/v1/accounts/verification?token=" + token))
                .hasStatus(405);
        assertThat(client.verify(token)).hasStatus(204);
    }

    @Test
    void unconfirmedAddressIsAnsweredLikeAKnownOneAndAnUnknownOne() {
        var unconfirmed = client.newAddress();
        client.register(unconfirmed);
        var known = client.reader().email();
        client.post("/accounts", registration(known, "a stranger's password"), "");
        for (var password : java.util.List.of(Client.PASSWORD, "a stranger's password")) {
            var answer = client.signIn(unconfirmed, password);
            assertThat(answer)
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/wrong-credentials");
        }
        assertThat(client.bodyWithoutTrace(client.signIn(known, "a stranger's password")))
                .isEqualTo(client.bodyWithoutTrace(client.signIn(unconfirmed, "a stranger's password")))
                .isEqualTo(client.bodyWithoutTrace(client.signIn(client.newAddress(), "a stranger's password")));
    }

    @Test
    void passwordOfAStrangerDoesNotOpenTheAccountAfterTheOwnerConfirms() {
        var email = client.newAddress();
        client.postFrom("203.0.113.9", "/accounts", registration(email, "a stranger's password"));

        var confirmed = client.verify(client.mailedToken(email));

        assertThat(confirmed).hasStatus(204);
        assertThat(client.signIn(email, "a stranger's password")).hasStatus(401);
        var owner = client.signedIn(email, confirmed);
        assertThat(client.getAs(owner.accessToken(), "/me"))
                .bodyJson()
                .extractingPath("$.hasPassword")
                .isEqualTo(false);
    }

    @Test
    void ownerChoosesThePasswordWhileConfirming() {
        var email = client.newAddress();
        client.postFrom("203.0.113.9", "/accounts", registration(email, "a stranger's password"));
        assertThat(client.post(
                        "/accounts/verification",
                        "{\"token\":\"%s\",\"password\":\"the owner's own one\"}".formatted(client.mailedToken(email)),
                        ""))
                .hasStatus(204);
        assertThat(client.signIn(email, "the owner's own one")).hasStatusOk();
        assertThat(client.signIn(email, "a stranger's password")).hasStatus(401);
    }

    @Test
    void linkOfTheOwnerSurvivesRegistrationsByStrangers() {
        var email = client.newAddress();
        client.register(email);
        var own = client.mailedToken(email);
        for (var network = 0; network < 40; network++) {
            client.postFrom("203.0.113." + network, "/accounts", registration(email, "a stranger's password"));
        }
        assertThat(client.verify(own)).hasStatus(204);
        assertThat(client.signIn(email, Client.PASSWORD)).hasStatusOk();
    }

    private static String registration(String email, String password) {
        return "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"A Stranger\",\"password\":\"%s\"}"
                .formatted(email, password);
    }

    @Test
    void onlyDigestsOfTokensAreStored() {
        var email = client.newAddress();
        client.register(email);
        var token = client.mailedToken(email);
        for (var collection : database.listCollectionNames()) {
            for (var document : database.getCollection(collection).find()) {
                assertThat(document.toJson()).as(collection).doesNotContain(token);
            }
        }
    }

    @Test
    void mailIsNotLostWhenTheServiceDiesBeforeHandingItOver() {
        var email = client.newAddress();
        database.getCollection("registrations")
                .insertOne(new Document("_id", "left-behind")
                        .append(
                                "mails",
                                java.util.List.of(new Document("_id", "left-behind")
                                        .append("to", email)
                                        .append("subject", "Confirm")
                                        .append("text", "text")
                                        .append("html", "html")
                                        .append("delivery", "AT_LEAST_ONCE"))));
        outbox.sweep();
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
        outbox.sweep();
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
        database.getCollection("registrations").deleteOne(new Document("_id", "left-behind"));
    }

    @Test
    void oneAddressGetsSoManyMailsAnHourAndNoMore() {
        var email = client.newAddress();
        for (var registration = 0; registration < 15; registration++) {
            assertThat(client.register(email)).hasStatus(202);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(10);
    }

    @Test
    void mailIsInTheReadersLanguage() {
        var email = client.newAddress();
        client.post(
                "/accounts",
                "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"Bạn Đọc\",\"locale\":\"vi-VN\"}"
                        .formatted(email));
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().subject())
                .isEqualTo("Xác nhận địa chỉ của bạn tại Demo newsroom");
    }

    @Test
    void nothingThatWasTypedIsRepeatedInTheMail() {
        var email = client.newAddress();
        client.post(
                "/accounts",
                "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"Buy cheap watches\"}".formatted(email));
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().text()).doesNotContain("watches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\\r\\nBcc: b@example.org",
                "a@example.org\\nBcc: b@example.org",
                "a@example.org, b@example.org",
                "\\\"x\\\" <a@example.org>",
                "a@example.org\\u0000",
                "a b@example.org",
                "a@exa mple.org",
                "@example.org",
                "a@",
                "a",
                ""
            })
    void addressesThatWouldNotStayInTheirHeaderAreRefused(String email) {
        assertThat(client.post(
                        "/accounts",
                        "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"A Reader\"}".formatted(email)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"site\":\"vir\",\"email\":{\"$ne\":null},\"displayName\":\"A Reader\"}",
                "{\"site\":{\"$gt\":\"\"},\"email\":\"a@example.org\",\"displayName\":\"A Reader\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\",\"roles\":[\"ADMIN\"]}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A\\u202eReader\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A\\u200bReader\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A\\u0007Reader\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"<b>Reader</b>\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\",\"password\":\"short\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\",\"password\":\"Password123\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\",\"password\":12345678901}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\"}",
                "{\"site\":\"vir\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\"} and more",
                "[]",
                "null",
                "not json",
                ""
            })
    void whatIsNotTheFormIsRefused(String body) {
        assertThat(client.post("/accounts", body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-request");
    }

    @Test
    void siteThatIsNotConfiguredIsRefused() {
        assertThat(client.post(
                        "/accounts", "{\"site\":\"nowhere\",\"email\":\"a@example.org\",\"displayName\":\"A Reader\"}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-site");
    }

    @Test
    void oversizeBodyIsRefused() {
        assertThat(client.post("/accounts", "{\"site\":\"" + "x".repeat(70_000) + "\"}"))
                .hasStatus(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc", "{\\\"$ne\\\":1}"})
    void tokensThatCannotBeOursAreRefused(String token) {
        assertThat(client.verify(token)).hasStatus(400);
    }

    private long registrations() {
        return database.getCollection("registrations").countDocuments();
    }

    private static <T> java.util.Map<T, Long> atOnce(int times, Callable<T> call) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var calls = IntStream.range(0, times).mapToObj(number -> call).toList();
            return threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        }
    }
}
