package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.ScriptedSmtpServer.Behaviour;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class FailingRelayTests {

    @Autowired
    Outbox outbox;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AdjustableClock clock;

    @Autowired
    MongoDatabase database;

    @Autowired
    Client client;

    private final ScriptedSmtpServer server;

    FailingRelayTests() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @BeforeEach
    void connect() {
        database.getCollection("mails").deleteMany(new Document());
        var sender = server.sender(false);
        mailbox.relay(sender::send);
    }

    @AfterEach
    void asItWas() throws IOException {
        server.close();
        mailbox.works();
        clock.reset();
        database.getCollection("mails").deleteMany(new Document());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, gone",
        "SLOW, gone",
        "GREETS_WITH_GARBAGE, WAITING",
        "GREETS_WITH_421, WAITING",
        "GREETS_WITH_554, WAITING",
        "NEVER_GREETS, WAITING",
        "CLOSES_BEFORE_GREETING, WAITING",
        "REFUSES_SENDER, DEAD",
        "REFUSES_RECIPIENT, DEAD",
        "DEFERS_RECIPIENT, WAITING",
        "DEFERS_CONTENT, WAITING",
        "REFUSES_CONTENT, DEAD",
        "HANGS_AFTER_CONTENT, DEAD",
        "RESETS_AFTER_CONTENT, DEAD",
        "CLOSES_ON_QUIT, gone",
        "RESETS_ON_QUIT, gone",
        "HANGS_ON_QUIT, gone",
        "DEFERS_CONTENT_AND_HANGS_ON_QUIT, WAITING"
    })
    void mailThatMustNotArriveTwiceIsTriedAgainOnlyWhereTheRelaySurelyHasItNot(Behaviour behaviour, String state) {
        server.then(behaviour);
        var mail = post(DeliveryGuarantee.AT_MOST_ONCE);
        assertThat(state(mail)).isEqualTo(state);
        everythingIsOver();
        assertThat(Collections.frequency(server.taken(), mail.id())).isLessThanOrEqualTo(1);
        if (!state.equals("DEAD")) {
            assertThat(server.taken()).contains(mail.id());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFUSES_SENDER", "REFUSES_RECIPIENT", "REFUSES_CONTENT"})
    void mailThatSomebodyWaitsForArrivesWhateverHappensFirst(Behaviour behaviour) {
        server.then(behaviour, behaviour);
        var mail = post(DeliveryGuarantee.AT_LEAST_ONCE);
        everythingIsOver();
        assertThat(server.taken()).contains(mail.id());
        assertThat(state(mail)).isEqualTo("gone");
    }

    @Test
    void relayWithoutTheEncryptionThatIsNeededGetsNothing() {
        var sender = server.sender(true);
        mailbox.relay(sender::send);
        var mail = post(DeliveryGuarantee.AT_MOST_ONCE);
        assertThat(state(mail)).isEqualTo("WAITING");
        assertThat(server.taken()).isEmpty();
        clock.advance(Duration.ofHours(25));
        outbox.work();
        assertThat(state(mail)).isEqualTo("DEAD");
    }

    @Test
    void everyMailIsAccountedFor() {
        var mails = new ArrayList<Mail>();
        for (var behaviour : Behaviour.values()) {
            for (var guarantee : DeliveryGuarantee.values()) {
                server.then(behaviour);
                mails.add(post(guarantee));
            }
        }
        everythingIsOver();
        for (var mail : mails) {
            var times = Collections.frequency(server.taken(), mail.id());
            assertThat(state(mail)).as(mail.id()).isIn("gone", "DEAD");
            if (state(mail).equals("gone")) {
                assertThat(times).as(mail.id()).isPositive();
                assertThat(database.getCollection("mails_sent").countDocuments(new Document("_id", mail.id())))
                        .isEqualTo(1);
            }
            if (mail.delivery() == DeliveryGuarantee.AT_MOST_ONCE) {
                assertThat(times).as(mail.id()).isLessThanOrEqualTo(1);
            }
        }
    }

    private Mail post(DeliveryGuarantee guarantee) {
        var mail = new Mail(
                "test-" + UUID.randomUUID(),
                new EmailAddress(client.newAddress()),
                new MailContent("Subject", "the words", "<p>the words</p>", null, null, null),
                guarantee,
                null,
                null,
                null);
        outbox.post(mail);
        outbox.work();
        return mail;
    }

    /** Tries again until nothing waits. */
    private void everythingIsOver() {
        for (var attempt = 0; attempt < 10; attempt++) {
            clock.advance(Duration.ofMinutes(11));
            outbox.work();
        }
        assertThat(database.getCollection("mails").countDocuments(new Document("state", "WAITING")))
                .isZero();
    }

    private String state(Mail mail) {
        var found = database.getCollection("mails")
                .find(new Document("_id", mail.id()))
                .first();
        return found == null ? "gone" : found.getString("state");
    }
}
