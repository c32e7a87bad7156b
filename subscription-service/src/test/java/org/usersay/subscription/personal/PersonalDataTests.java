package org.usersay.subscription.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.identity.Revocations;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class PersonalDataTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Revocations revocations;

    @Autowired
    Accounts accounts;

    @Autowired
    Departures departures;

    @Test
    void archiveHoldsWhatIsHeldAndNothingOfOthers() {
        var reader = client.reader();
        var reference = order(reader);
        order(client.reader());
        var archive = client.body(client.getAs(reader.accessToken(), "/me/export"));
        assertThat(archive.get("account").get("email").stringValue()).isEqualTo(reader.email());
        assertThat(archive.get("account").get("consents").get(0).get("to").stringValue())
                .isEqualTo("terms");
        assertThat(archive.get("orders").size()).isEqualTo(1);
        assertThat(archive.get("orders").get(0).get("reference").stringValue()).isEqualTo(reference);
        assertThat(archive.get("sessions").size()).isEqualTo(1);
        assertThat(archive.has("newsletters")).isTrue();
        assertThat(archive.has("ignoredReaders")).isTrue();
        assertThat(archive.toString()).doesNotContain("passwordHash", "bcrypt");
    }

    @Test
    void readerWhoLeavesIsForgottenAndCanComeBackAsSomebodyNew() {
        var reader = client.reader();
        var id = client.idOf(reader);
        var reference = order(reader);

        assertThat(leave(reader)).hasStatus(204);

        revocations.refresh();
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

        client.register(reader.email());
        var again = client.signedIn(reader.email(), client.verify(client.mailedToken(reader.email())));
        assertThat(client.idOf(again)).isNotEqualTo(id);
    }

    @Test
    void departureIsFinishedAfterACrash() {
        var reader = client.reader();
        var id = client.idOf(reader);
        accounts.leave(id);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(403);

        departures.finishAll();

        assertThat(accounts.find(id)).isEmpty();
        assertThat(eventsOf(id)).isEqualTo(1);
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
        return mvc.delete()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
    }

    private String order(Client.Signed reader) {
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", """
                {"plan":"digital-1","copies":1,"startsOn":"%s","subscriber":{"name":"An","email":"%s"}}""".formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(1), reader.email()));
        return client.body(placed).get("reference").stringValue();
    }
}
