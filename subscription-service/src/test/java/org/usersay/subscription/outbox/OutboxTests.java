package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OutboxTests {

    private static final int SENDERS = 4;

    @Autowired
    Outbox outbox;

    @Autowired
    MailStore store;

    @Autowired
    SmtpRelay smtpRelay;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AdjustableClock clock;

    @Autowired
    MongoDatabase database;

    @Autowired
    Client client;

    @AfterEach
    void asItWas() {
        mailbox.works();
        clock.reset();
        database.getCollection("mails").deleteMany(new Document());
    }

    @Test
    void mailIsSentOnceHoweverOftenItIsPosted() {
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        outbox.post(mail);
        assertThat(received(mail)).isEqualTo(1);
        outbox.post(mail);
        assertThat(received(mail)).isEqualTo(1);
    }

    /** The relay answers none of them before it has all. */
    @Test
    void mailsOfACampaignAreSentAtTheSameTime() throws InterruptedException {
        var together = new CyclicBarrier(SENDERS);
        mailbox.relay(message -> {
            try {
                together.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new MailSendException("alone", alone);
            }
        });
        var campaign = UUID.randomUUID().toString();
        Stream.generate(() -> mail(DeliveryGuarantee.AT_MOST_ONCE))
                .limit(SENDERS)
                .map(mail -> new Mail(
                        mail.id(),
                        mail.to(),
                        mail.letter(),
                        mail.delivery(),
                        null,
                        new Bulk(campaign, "daily.localhost"),
                        null))
                .forEach(outbox::post);
        var unchecked = new StaticListableBeanFactory().getBeanProvider(SendingCheck.class);
        var settings = settings(SENDERS);
        var dispatcher = new MailDispatcher(store, smtpRelay, settings, clock, unchecked, ObservationRegistry.NOOP);
        new BulkOutbox(dispatcher, settings).work();
        assertThat(outbox.campaignMails(campaign).sent()).isEqualTo(SENDERS);
    }

    @Test
    void wordsAreForgottenOnceSent() {
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        outbox.work();
        for (var collection : java.util.List.of("mails", "mails_sent")) {
            for (var document : database.getCollection(collection).find()) {
                assertThat(document.toJson()).doesNotContain("the words");
            }
        }
    }

    @Test
    void everyAttemptHasTheSameMessageId() {
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        var received = mailbox.latestTo(outbox, mail.to().value()).orElseThrow();
        assertThat(received.header("Message-ID")).isEqualTo("<" + mail.id() + "@localhost>");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void deadRelayIsTriedAgainLaterAndLater() {
        var attempts = new AtomicInteger();
        mailbox.relay(message -> {
            attempts.incrementAndGet();
            throw new MailSendException("connection broke");
        });
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        outbox.work();
        outbox.work();
        assertThat(attempts).hasValue(1);
        clock.advance(Duration.ofSeconds(3));
        outbox.work();
        assertThat(attempts).hasValue(2);
        clock.advance(Duration.ofSeconds(1));
        outbox.work();
        assertThat(attempts).hasValue(2);

        mailbox.works();
        clock.advance(Duration.ofSeconds(6));
        assertThat(received(mail)).isEqualTo(1);
    }

    @Test
    void mailThatIsRefusedForGoodIsDeadAtOnceAndRevivedByAPerson() {
        mailbox.relay(message -> {
            throw failure(550);
        });
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        outbox.work();
        assertThat(state(mail)).isEqualTo(MailState.DEAD.name());

        var chief = client.administrator().accessToken();
        var dead = client.getAs(chief, "/admin/mail?state=DEAD");
        assertThat(dead).hasStatusOk();
        assertThat(dead).bodyJson().extractingPath("$.items[0].id").isEqualTo(mail.id());
        assertThat(dead)
                .bodyJson()
                .extractingPath("$.items[0].error")
                .asString()
                .contains("550");
        assertThat(dead).bodyJson().doesNotHavePath("$.items[0].text");

        mailbox.works();
        assertThat(client.postAs(chief, "/admin/mail/" + mail.id() + "/retry", ""))
                .hasStatus(202);
        assertThat(received(mail)).isEqualTo(1);
        assertThat(client.postAs(chief, "/admin/mail/" + mail.id() + "/retry", ""))
                .hasStatus(404);
        assertThat(client.getAs(chief, "/admin/mail?state=SENT&limit=1")).hasStatusOk();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logOfADeadMailHasTheTraceOfItsCauseAndNoAddress(CapturedOutput output) {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var caused = mail(DeliveryGuarantee.AT_MOST_ONCE);
        var mail = new Mail(
                caused.id(),
                caused.to(),
                caused.letter(),
                caused.delivery(),
                null,
                null,
                "00-" + trace + "-00f067aa0ba902b7-00");
        mailbox.relay(message -> {
            throw new MailSendException("550 <" + mail.to().value() + "> unknown");
        });
        outbox.post(mail);
        outbox.work();
        assertThat(output.getOut().lines().filter(line -> line.contains("Mail " + mail.id() + " is dead")))
                .singleElement()
                .asString()
                .contains("[" + trace + "]")
                .doesNotContain(mail.to().value());
    }

    @Test
    void mailThatIsRefusedForNowIsTriedAgain() {
        mailbox.relay(message -> {
            throw failure(451);
        });
        var mail = mail(DeliveryGuarantee.AT_MOST_ONCE);
        outbox.post(mail);
        outbox.work();
        assertThat(state(mail)).isEqualTo(MailState.WAITING.name());
    }

    @Test
    void mailThatFailsForADayIsDead() {
        mailbox.relay(message -> {
            throw new MailSendException("connection broke");
        });
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        outbox.work();
        clock.advance(Duration.ofHours(25));
        outbox.work();
        assertThat(state(mail)).isEqualTo(MailState.DEAD.name());
    }

    @Test
    void senderThatDiedIsFollowedByAnother() {
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        assertThat(store.claim(Lane.PROMPT)).isPresent();
        assertThat(received(mail)).isZero();
        clock.advance(Duration.ofMinutes(3));
        outbox.sweep();
        assertThat(received(mail)).isEqualTo(1);
    }

    @Test
    void crashBetweenSendingAndMarkingDoesNotSendASecondCopy() {
        var mail = mail(DeliveryGuarantee.AT_LEAST_ONCE);
        outbox.post(mail);
        var claim = store.claim(Lane.PROMPT).orElseThrow();
        store.sent(claim);
        store.insert(mail);
        assertThat(received(mail)).isZero();
        assertThat(state(mail)).isEqualTo("gone");
    }

    @Test
    void mailThatMustNotArriveTwiceIsLeftToAPersonWhenItsSenderDied() {
        var mail = mail(DeliveryGuarantee.AT_MOST_ONCE);
        outbox.post(mail);
        assertThat(store.claim(Lane.PROMPT)).isPresent();
        clock.advance(Duration.ofMinutes(3));
        outbox.sweep();
        assertThat(received(mail)).isZero();
        assertThat(state(mail)).isEqualTo(MailState.DEAD.name());
    }

    @Test
    void mailThatMustNotArriveTwiceIsNotRepeatedAfterAnUnclearAnswer() {
        mailbox.relay(message -> {
            throw new MailSendException("connection broke after the words");
        });
        var mail = mail(DeliveryGuarantee.AT_MOST_ONCE);
        outbox.post(mail);
        outbox.work();
        assertThat(state(mail)).isEqualTo(MailState.DEAD.name());
    }

    @Test
    void outboxIsNoBusinessOfReaders() {
        var reader = client.reader().accessToken();
        assertThat(client.getAs(reader, "/admin/mail")).hasStatus(403);
        assertThat(client.postAs(reader, "/admin/mail/any/retry", "")).hasStatus(403);
        assertThat(client.getAs(client.administrator().accessToken(), "/admin/mail?state=LOST"))
                .hasStatus(400);
    }

    private static OutboxSettings settings(int bulkSenders) {
        var any = Duration.ofMinutes(1);
        return new OutboxSettings("noreply@localhost", false, any, any, any, any, any, any, bulkSenders);
    }

    private long received(Mail mail) {
        return mailbox.mailsTo(outbox, mail.to().value()).size();
    }

    private String state(Mail mail) {
        var found = database.getCollection("mails")
                .find(new Document("_id", mail.id()))
                .first();
        return found == null ? "gone" : found.getString("state");
    }

    private static MailSendException failure(int code) {
        var answer = new SMTPAddressFailedException(null, "RCPT TO", code, "no");
        return new MailSendException(Map.of("mail", answer));
    }

    private Mail mail(DeliveryGuarantee deliveryGuarantee) {
        return new Mail(
                "test-" + UUID.randomUUID(),
                new EmailAddress(client.newAddress()),
                new MailContent("Subject", "the words", "<p>the words</p>", null, null, null),
                deliveryGuarantee,
                null,
                null,
                null);
    }
}
