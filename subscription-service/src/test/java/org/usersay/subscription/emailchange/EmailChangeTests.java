package org.usersay.subscription.emailchange;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class EmailChangeTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @Autowired
    EmailChanges emailChanges;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addressChangesOnceBothHaveConfirmed(boolean oldFirst) {
        var reader = client.reader();
        var address = client.newAddress();
        assertThat(request(reader, address)).hasStatus(202);
        var tokens = List.of(client.mailedToken(reader.email()), client.mailedToken(address));
        var first = tokens.get(oldFirst ? 0 : 1);
        var second = tokens.get(oldFirst ? 1 : 0);

        assertThat(confirm(first))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(false);
        assertThat(pending(reader))
                .bodyJson()
                .extractingPath(oldFirst ? "$.pending.confirmedByOld" : "$.pending.confirmedByNew")
                .isEqualTo(true);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatusOk();
        assertThat(confirm(second))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(true);

        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(401);
        assertThat(client.signIn(address, Client.PASSWORD)).hasStatusOk();
        assertThat(client.getAs(reader.accessToken(), "/me"))
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo(address);
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .contains("now has another one")
                .doesNotContain(address);
        assertThat(pending(reader)).bodyJson().extractingPath("$.pending").isNull();
        assertThat(confirm(first))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(true);
    }

    @Test
    void addressOfAnotherAccountLearnsSoAndNobodyElse() {
        var reader = client.reader();
        var other = client.reader();
        var answer = request(reader, other.email());
        assertThat(answer)
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.pending.email")
                .isEqualTo(other.email());
        assertThat(mailbox.latestTo(outbox, other.email()).orElseThrow().text())
                .contains("It has an account already")
                .doesNotContain("token=");
        assertThat(confirm(client.mailedToken(reader.email())))
                .bodyJson()
                .extractingPath("$.changed")
                .isEqualTo(false);
        assertThat(client.signIn(other.email(), Client.PASSWORD)).hasStatusOk();
    }

    @Test
    void addressThatGotAnAccountMeanwhileIsRefused() {
        var reader = client.reader();
        var address = client.newAddress();
        request(reader, address);
        var ofOld = client.mailedToken(reader.email());
        var ofNew = client.mailedToken(address);
        client.register(address);
        assertThat(client.verify(client.mailedToken(address))).hasStatus2xxSuccessful();
        confirm(ofOld);
        assertThat(confirm(ofNew)).hasStatus(409);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatusOk();
        assertThat(pending(reader)).bodyJson().extractingPath("$.pending").isNull();
    }

    @Test
    void requestNeedsTheOwner() {
        var reader = client.reader();
        var body = "{\"email\":\"%s\"".formatted(client.newAddress());
        assertThat(put(reader, body + "}")).hasStatus(401);
        assertThat(put(reader, body + ",\"password\":\"another password\"}")).hasStatus(401);
        assertThat(put(reader, body + ",\"token\":\"" + "A".repeat(43) + "\"}")).hasStatus(400);
        assertThat(client.put("/me/email-change", body + "}")).hasStatus(401);
    }

    @Test
    void linkOfMailStandsForThePassword() {
        var reader = client.reader();
        client.post("/session/links", "{\"email\":\"%s\"}".formatted(reader.email()));
        var body = "{\"email\":\"%s\",\"token\":\"%s\"}"
                .formatted(client.newAddress(), client.mailedToken(reader.email()));
        assertThat(put(reader, body)).hasStatus(202);
        assertThat(put(reader, body)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@mail.example, b@mail.example",
                "a@mail.example\\r\\nBcc: b@mail.example",
                "",
                "no address",
                "a@",
                "<a@mail.example>"
            })
    void addressIsValid(String address) {
        assertThat(request(client.reader(), address)).hasStatus(400);
    }

    @Test
    void presentAddressIsNoChange() {
        var reader = client.reader();
        assertThat(request(reader, reader.email().toUpperCase(Locale.ROOT))).hasStatus(400);
    }

    @Test
    void laterRequestWithdrawalAndNewPasswordMakeLinksVoid() {
        var reader = client.reader();
        request(reader, client.newAddress());
        var replaced = client.mailedToken(reader.email());
        request(reader, client.newAddress());
        assertThat(confirm(replaced)).hasStatus(400);

        var withdrawn = client.mailedToken(reader.email());
        assertThat(client.deleteAs(reader.accessToken(), "/me/email-change")).hasStatus(204);
        assertThat(confirm(withdrawn)).hasStatus(400);

        request(reader, client.newAddress());
        var before = client.mailedToken(reader.email());
        clock.advance(Duration.ofSeconds(1));
        var change =
                "{\"currentPassword\":\"%s\",\"newPassword\":\"quite another password\"}".formatted(Client.PASSWORD);
        assertThat(client.putAs(reader.accessToken(), "/me/password", change)).hasStatus2xxSuccessful();
        assertThat(confirm(before)).hasStatus(400);
    }

    @Test
    void linksExpire() {
        var reader = client.reader();
        request(reader, client.newAddress());
        var token = client.mailedToken(reader.email());
        clock.advance(Duration.ofHours(25));
        assertThat(confirm(token)).hasStatus(400);
    }

    @Test
    void linksMailedToTheFormerAddressAreVoid() {
        var reader = client.reader();
        var address = client.newAddress();
        request(reader, address);
        var tokens = List.of(client.mailedToken(reader.email()), client.mailedToken(address));
        client.post("/password-resets", "{\"email\":\"%s\"}".formatted(reader.email()));
        var reset = client.mailedToken(reader.email());
        clock.advance(Duration.ofSeconds(1));
        tokens.forEach(this::confirm);
        assertThat(client.put(
                        "/password-resets", "{\"token\":\"%s\",\"password\":\"a stranger's one\"}".formatted(reset)))
                .hasStatus(400);
    }

    @Test
    void newslettersAndOrdersFollowAlsoAfterACrash() {
        var reader = client.reader();
        var reference = order(reader);
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"%s\"}".formatted(reader.email()));
        var page = mailbox.latestTo(outbox, reader.email())
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("http://"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("http://[^/]+", "");
        assertThat(mvc.post().uri(page)).hasStatusOk();
        var address = client.newAddress();
        request(reader, address);
        database.getCollection("email_changes")
                .updateOne(
                        eq(client.idOf(reader)),
                        combine(set("confirmedBy", List.of("OLD", "NEW")), set("state", "IN_PROGRESS")));

        emailChanges.finishPending();
        emailChanges.finishPending();

        assertThat(client.signIn(address, Client.PASSWORD)).hasStatusOk();
        assertThat(newsletterState(address)).isEqualTo("SUBSCRIBED");
        assertThat(database.getCollection("newsletter_subscriptions").countDocuments(eq("emailKey", reader.email())))
                .isZero();
        var moved = requireNonNull(
                database.getCollection("orders").find(eq(reference)).first());
        assertThat(moved).containsEntry("emailKey", address);
        assertThat(moved.getList("searchKeys", String.class)).contains(address).doesNotContain(reader.email());
        assertThat(mailbox.mailsTo(outbox, reader.email()))
                .filteredOn(mail -> mail.text().contains("now has another one"))
                .hasSize(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void changeThatTwoProcessesFinishAtOnceIsMadeOnce(CapturedOutput log) throws Exception {
        for (int round = 0; round < 20; round++) {
            var reader = client.reader();
            var address = client.newAddress();
            request(reader, address);
            database.getCollection("email_changes")
                    .updateOne(
                            eq(client.idOf(reader)),
                            combine(set("confirmedBy", List.of("OLD", "NEW")), set("state", "IN_PROGRESS")));
            try (var threads = Executors.newFixedThreadPool(2)) {
                threads.invokeAll(Collections.nCopies(2, Executors.callable(emailChanges::finishPending)));
            }
            assertThat(client.signIn(address, Client.PASSWORD)).hasStatusOk();
            assertThat(mailbox.mailsTo(outbox, reader.email()))
                    .filteredOn(mail -> mail.text().contains("now has another one"))
                    .hasSize(1);
        }
        assertThat(log).doesNotContain("was not made");
    }

    private String order(Signed reader) {
        var form = """
                {"plan":"weekly-3","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s","phone":"+84 24 1234 5678"},
                "delivery":{"recipient":"An Nguyen","address":"1 Trang Tien","city":"Hanoi","country":"Vietnam"}}""".formatted(LocalDate.now(clock).plusDays(10), reader.email());
        var answer = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", form);
        return client.body(answer).get("reference").stringValue();
    }

    private String newsletterState(String address) {
        return requireNonNull(database.getCollection("newsletter_subscriptions")
                        .find(eq("emailKey", address))
                        .first())
                .getString("state");
    }

    private MvcTestResult request(Signed reader, String address) {
        return put(reader, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, Client.PASSWORD));
    }

    private MvcTestResult put(Signed reader, String body) {
        return client.putAs(reader.accessToken(), "/me/email-change", body);
    }

    private MvcTestResult pending(Signed reader) {
        return client.getAs(reader.accessToken(), "/me/email-change");
    }

    private MvcTestResult confirm(String token) {
        return client.post("/email-change-confirmations", "{\"token\":\"%s\"}".formatted(token));
    }
}
