package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.proofofwork.ProofOfWork;
import org.usersay.subscription.proofofwork.Solution;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
@TestPropertySource(properties = {"usersay.newsletter.sign-ups-per-network=2", "usersay.proof-of-work.bits=8"})
class SignUpLimitTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    ProofOfWork proofOfWork;

    @Autowired
    AdjustableClock clock;

    @Autowired
    MongoDatabase database;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void addressGetsOneMailADayForAListWhoeverSignsItUp() {
        var email = client.newAddress();
        for (var network = 0; network < 5; network++) {
            assertThat(signUp("192.0.2." + network, "daily", email)).hasStatus(202);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
    }

    @Test
    void ownerWhoConfirmedMaySignUpAgainOnTheSameDay() {
        var email = client.newAddress();
        signUp("192.0.2.20", "daily", email);
        assertThat(mvc.post().uri(MailedLinks.confirming(mailbox, outbox, email)))
                .hasStatusOk();
        signUp("192.0.2.21", "daily", email);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(2);
    }

    @Test
    void ownerWhoWithdrewMaySignUpAgainOnTheSameDay() {
        var email = client.newAddress();
        signUp("192.0.2.22", "daily", email);
        var links = mailbox.latestTo(outbox, email)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("http://"))
                .map(line -> line.replace("http://localhost:8080", ""))
                .toList();
        assertThat(mvc.post().uri(links.get(1))).hasStatusOk();
        signUp("192.0.2.23", "daily", email);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(2);
    }

    @Test
    void signUpThatWasNotKeptMayBeRepeatedOnTheSameDay() {
        var email = client.newAddress();
        var id = NewsletterSubscriptionStore.id("vir", "daily", new EmailAddress(email));
        var subscriptions = database.getCollection("newsletter_subscriptions");
        subscriptions.insertOne(new Document("_id", id).append("proof", "of no use, so that the write fails"));
        assertThat(signUp("192.0.2.24", "daily", email)).hasStatus5xxServerError();
        subscriptions.deleteOne(new Document("_id", id));
        assertThat(signUp("192.0.2.24", "daily", email)).hasStatus(202);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
    }

    @Test
    void addressGetsAFewMailsADayHoweverItIsSpelt() {
        var email = client.newAddress();
        var received = 0;
        for (var spelling = 0; spelling < 8; spelling++) {
            var spelt = email.replace("@", "+" + spelling + "@");
            signUp("192.0.2." + (30 + spelling), "daily", spelt);
            received += mailbox.mailsTo(outbox, spelt).size();
        }
        assertThat(received).isEqualTo(5);
    }

    @Test
    void networkThatSignsUpManyAddressesMustProveItsWork() {
        var network = network();
        signUp(network, "daily", client.newAddress());
        signUp(network, "daily", client.newAddress());

        var email = client.newAddress();
        var suspicious = signUp(network, "daily", email);
        assertThat(suspicious)
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.challenge.bits")
                .isEqualTo(8);
        assertThat(mailbox.mailsTo(outbox, email)).isEmpty();

        var challenge = client.body(suspicious).at("/challenge/challenge").stringValue();
        assertThat(solved(network, email, challenge))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.challenge")
                .isNull();
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
    }

    @Test
    void proofIsForOneAddressAndOneTime() {
        var network = network();
        signUp(network, "daily", client.newAddress());
        signUp(network, "daily", client.newAddress());
        var email = client.newAddress();
        var challenge = client.body(signUp(network, "daily", email))
                .at("/challenge/challenge")
                .stringValue();

        var other = client.newAddress();
        assertThat(solved(network, other, challenge))
                .bodyJson()
                .extractingPath("$.challenge")
                .isNotNull();
        assertThat(mailbox.mailsTo(outbox, other)).isEmpty();

        clock.advance(Duration.ofMinutes(11));
        assertThat(solved(network, email, challenge))
                .bodyJson()
                .extractingPath("$.challenge")
                .isNotNull();
        assertThat(mailbox.mailsTo(outbox, email)).isEmpty();
    }

    @Test
    void proofsThatAreMadeUpAreNone() {
        var challenge = proofOfWork.challenge("purpose").challenge();
        assertThat(proofOfWork.accepts("purpose", null)).isFalse();
        assertThat(proofOfWork.accepts("purpose", new Solution(challenge, nonce(challenge))))
                .isTrue();
        assertThat(proofOfWork.accepts("another", new Solution(challenge, nonce(challenge))))
                .isFalse();
        var easier = challenge.replaceFirst("^8", "1");
        assertThat(proofOfWork.accepts("purpose", new Solution(easier, nonce(easier))))
                .isFalse();
        for (var malformed : new String[] {"", "8.1", "8..", challenge + "x", "-1" + challenge}) {
            assertThat(client.post(
                            "/sites/vir/newsletters/daily/signups",
                            "{\"email\":\"%s\",\"proof\":{\"challenge\":\"%s\",\"nonce\":\"1\"}}"
                                    .formatted(client.newAddress(), malformed)))
                    .hasStatus(400);
        }
    }

    private MvcTestResult signUp(String network, String list, String email) {
        return client.postFrom(
                network, "/sites/vir/newsletters/" + list + "/signups", "{\"email\":\"%s\"}".formatted(email));
    }

    private MvcTestResult solved(String network, String email, String challenge) {
        return client.postFrom(
                network,
                "/sites/vir/newsletters/daily/signups",
                "{\"email\":\"%s\",\"proof\":{\"challenge\":\"%s\",\"nonce\":\"%s\"}}"
                        .formatted(email, challenge, nonce(challenge)));
    }

    /** As a browser finds it. */
    private static String nonce(String challenge) {
        return LongStream.iterate(0, nonce -> nonce + 1)
                .mapToObj(Long::toString)
                .filter(nonce -> ProofOfWork.zeroBits(challenge + "." + nonce) >= 8)
                .findFirst()
                .orElseThrow();
    }

    private static String network() {
        var random = UUID.randomUUID().toString();
        return "2001:db8:%s:%s::1".formatted(random.substring(0, 4), random.substring(9, 13));
    }
}
