package org.usersay.subscription.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.webhook.WebhookSignature;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.DeliveryGuarantee;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
class SuppressionTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PATH = "/admin/sites/vir/suppressions";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    AdjustableClock clock;

    private String staff = "";

    @BeforeEach
    void signIn() {
        staff = client.administrator().accessToken();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void mailsThatWaitWhenTheirAddressBouncesAreNotSent() {
        var email = client.newAddress();
        var waiting = mail(email, null);
        outbox.post(waiting);
        assertThat(report(json("HARD_BOUNCE", email, "550 5.1.1 no such user"))).hasStatus(204);
        assertThat(mailbox.mailsTo(outbox, email)).isEmpty();
        assertThat(outbox.findSent(waiting.id())).isPresent();
        assertThat(client.body(client.getAs(staff, "/admin/mail?state=SUPPRESSED&limit=100"))
                        .toString())
                .contains(waiting.id(), "The address is suppressed: BOUNCE.");
    }

    @Test
    void complaintStopsOnlyWhatNobodyAskedFor() {
        var email = client.newAddress();
        report(json("COMPLAINT", email, ""));
        outbox.post(mail(email, URI.create("https://example.org/u/1")));
        var wanted = mail(email, null);
        outbox.post(wanted);
        assertThat(mailbox.mailsTo(outbox, email))
                .extracting(mail -> mail.header("Message-ID"))
                .containsExactly("<" + wanted.id() + "@localhost>");

        report(json("HARD_BOUNCE", email, ""));
        outbox.post(mail(email, null));
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
    }

    @Test
    void softBouncesSuppressOnceThereAreManyAndOneThatIsToldTwiceCountsOnce() {
        var email = client.newAddress();
        for (var time = 0; time < 6; time++) {
            report("one-event-" + email, json("SOFT_BOUNCE", email, "mailbox full"));
        }
        assertThat(isSent(email)).isTrue();
        for (var time = 0; time < 3; time++) {
            report(json("SOFT_BOUNCE", email, "mailbox full"));
        }
        assertThat(isSent(email)).isTrue();
        report(json("SOFT_BOUNCE", email, "mailbox full"));
        assertThat(isSent(email)).isFalse();
    }

    @Test
    void softBouncesOfLongAgoDoNotCount() {
        var email = client.newAddress();
        for (var time = 0; time < 4; time++) {
            report(json("SOFT_BOUNCE", email, "mailbox full"));
        }
        clock.advance(Duration.ofDays(31));
        report(json("SOFT_BOUNCE", email, "mailbox full"));
        assertThat(isSent(email)).isTrue();
    }

    @Test
    void bounceOfAKnownMailHoldsForItsSiteAlone() {
        var email = client.newAddress();
        var mail = mail(email, null);
        outbox.post(mail);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(1);
        // A server to which the mail was forwarded names the address that it knows.
        report("""
                {"events":[{"type":"HARD_BOUNCE","recipient":"forwarded@example.net","messageId":"<%s@localhost>"}]}""".formatted(mail.id()));
        assertThat(isSent(email)).isFalse();
        assertThat(isSent("forwarded@example.net")).isTrue();
        assertThat(list("?q=" + email).get("items").get(0).get("reason").stringValue())
                .isEqualTo("BOUNCE");
        var elsewhere = new Mail(
                "test-" + UUID.randomUUID(),
                new EmailAddress(email),
                new MailContent("Subject", "text", "<p>text</p>", null, null, "other"),
                DeliveryGuarantee.AT_MOST_ONCE,
                null,
                null,
                null);
        outbox.post(elsewhere);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(2);
    }

    @Test
    void staffListEnterAndLiftAndAnOldBounceDoesNotComeBack() {
        var email = client.newAddress();
        assertThat(client.postAs(staff, PATH, "{\"email\":\"%s\",\"note\":\"by phone\"}".formatted(email)))
                .hasStatus(204);
        assertThat(client.postAs(staff, PATH, "{\"email\":\"%s\"}".formatted(email)))
                .hasStatus(204);
        var entry = list("?q=" + email).get("items").get(0);
        assertThat(entry.get("detail").stringValue()).isEqualTo("by phone");
        assertThat(entry.get("reason").stringValue()).isEqualTo("STAFF");
        var id = entry.get("id").stringValue();
        assertThat(client.deleteAs(staff, PATH + "/" + id)).hasStatus(204);
        assertThat(client.deleteAs(staff, PATH + "/" + id)).hasStatus(404);
        assertThat(list("?q=" + email).get("items")).isEmpty();
    }

    @Test
    void capturedBounceDoesNotUndoWhatStaffLifted() {
        var email = client.newAddress();
        var bounce = """
                {"events":[{"type":"HARD_BOUNCE","recipient":"%s","at":"%s"}]}""".formatted(email, clock.instant());
        report("captured-" + email, bounce);
        assertThat(isSent(email)).isFalse();
        var all = "/admin/suppressions";
        var id = client.body(client.getAs(staff, all + "?q=" + email))
                .get("items")
                .get(0)
                .get("id")
                .stringValue();
        clock.advance(Duration.ofSeconds(5));
        assertThat(client.deleteAs(staff, all + "/" + id)).hasStatus(204);
        assertThat(report("captured-" + email, bounce)).hasStatus(204);
        assertThat(isSent(email)).isTrue();
    }

    @Test
    void notificationsOfServersAreRead() {
        var failed = client.newAddress();
        var full = client.newAddress();
        var delayed = client.newAddress();
        assertThat(send("message/delivery-status", """
                Reporting-MTA: dns; mx.example.org

                Original-Recipient: rfc822;%s
                Final-Recipient: rfc822; someone@else.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 unknown

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.2.2

                Final-Recipient: rfc822; %s
                Action: delayed
                Status: 4.4.7
                """.formatted(failed, full, delayed)))
                .hasStatus(204);
        assertThat(isSent(failed)).isFalse();
        assertThat(isSent("someone@else.example")).isTrue();
        assertThat(isSent(full)).isTrue();
        assertThat(isSent(delayed)).isTrue();
    }

    @Test
    void wholeMailsOfServersAreReadAndNameTheMailThatCameBack() {
        var email = client.newAddress();
        var mail = mail(email, null);
        outbox.post(mail);
        outbox.work();
        assertThat(send("message/rfc822", """
                From: MAILER-DAEMON@mx.example.org
                To: noreply@localhost
                Subject: Undelivered Mail
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It came back.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; other@example.net
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Subject: Subject
                Message-ID:
                 <%s@localhost>
                --b--
                """.formatted(mail.id()).replace("\n", "\r\n")))
                .hasStatus(204);
        assertThat(isSent(email)).isFalse();
        assertThat(isSent("other@example.net")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n\r\n",
                "Content-Type: multipart/mixed\r\n\r\nno boundary",
                "Content-Type: message/delivery-status; charset=nowhere\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%",
                "Content-Type: multipart/report; boundary=\"\r\n\r\n\u0000\u00ff",
                "\u0000",
                "Content-Transfer-Encoding: x-unknown\r\nContent-Type: message/delivery-status\r\n\r\nx\r\n\r\nAction: failed"
            })
    void malformedMailsAreNoFaultOfOurs(String mail) {
        assertThat(send("message/rfc822", mail).getResponse().getStatus()).isIn(204, 400);
        assertThat(send("message/delivery-status", mail).getResponse().getStatus())
                .isIn(204, 400);
    }

    @Test
    void deeplyNestedMailIsReadToABound() {
        var nested = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(500);
        assertThat(send("message/rfc822", nested).getResponse().getStatus()).isIn(204, 400);
    }

    @Test
    void unsignedStaleForeignAndChangedCallsAreRefused() {
        var email = client.newAddress();
        var body = json("HARD_BOUNCE", email, "");
        var now = clock.instant();
        assertThat(call("application/json", body, "id", now, null)).hasStatus(401);
        assertThat(call("application/json", body, "id", now, sign(OTHER, "id", now, body)))
                .hasStatus(401);
        assertThat(call("application/json", body + " ", "id", now, sign(SECRET, "id", now, body)))
                .hasStatus(401);
        assertThat(call("application/json", body, "other", now, sign(SECRET, "id", now, body)))
                .hasStatus(401);
        for (var age : List.of(Duration.ofMinutes(6), Duration.ofMinutes(-6))) {
            var then = now.minus(age);
            assertThat(call("application/json", body, "id", then, sign(SECRET, "id", then, body)))
                    .hasStatus(401);
        }
        assertThat(isSent(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"events\":null}",
                "{\"events\":[null]}",
                "{\"events\":[{}]}",
                "{\"events\":[{\"type\":\"HARD_BOUNCE\",\"recipient\":\"a@example.org\\r\\nBcc: x@example.org\"}]}",
                "{\"events\":[{\"type\":\"DELIVERED\",\"recipient\":\"a@example.org\"}]}",
                "{\"events\":[{\"type\":\"HARD_BOUNCE\",\"recipient\":{\"$ne\":1}}]}"
            })
    void signedCallsOfAnotherShapeAreRefused(String body) {
        assertThat(report(body)).hasStatus(400);
    }

    @Test
    void otherTypesOfBodiesAreRefused() {
        assertThat(send("text/plain", "x")).hasStatus(415);
    }

    @Test
    void onlyStaffSeeAndChangeTheList() {
        var reader = client.reader().accessToken();
        assertThat(client.getAs(reader, PATH)).hasStatus(403);
        assertThat(client.getAs(reader, "/admin/suppressions")).hasStatus(403);
        assertThat(client.postAs(reader, PATH, "{\"email\":\"a@example.org\"}")).hasStatus(403);
        assertThat(client.deleteAs(reader, PATH + "/x")).hasStatus(403);
        assertThat(client.postAs(staff, PATH, "{\"email\":\"a@example.org\\nX: y\"}"))
                .hasStatus(400);
        assertThat(client.deleteAs(staff, PATH + "/x")).hasStatus(404);
        assertThat(client.getAs(staff, "/admin/sites/nowhere/suppressions")).hasStatus(404);
    }

    @Test
    void deletedAccountStaysSuppressedWithoutItsAddress() {
        var reader = client.reader();
        client.postAs(staff, PATH, "{\"email\":\"%s\"}".formatted(reader.email()));
        assertThat(list("?q=" + reader.email()).get("items")).hasSize(1);
        assertThat(client.deleteAccount(reader, "{\"password\":\"%s\"}".formatted(Client.PASSWORD)))
                .hasStatus2xxSuccessful();
        assertThat(list("?q=" + reader.email()).get("items")).isEmpty();
        outbox.post(mail(reader.email(), URI.create("https://example.org/u/1")));
        assertThat(mailbox.mailsTo(outbox, reader.email()))
                .extracting(Mailbox.Received::subject)
                .doesNotContain("Subject");
    }

    private boolean isSent(String email) {
        var before = mailbox.mailsTo(outbox, email).size();
        outbox.post(mail(email, null));
        return mailbox.mailsTo(outbox, email).size() > before;
    }

    private static Mail mail(String email, @Nullable URI unsubscribe) {
        return new Mail(
                "test-" + UUID.randomUUID(),
                new EmailAddress(email),
                new MailContent("Subject", "text", "<p>text</p>", null, null, "vir"),
                DeliveryGuarantee.AT_MOST_ONCE,
                unsubscribe,
                null,
                null);
    }

    private JsonNode list(String query) {
        return client.body(client.getAs(staff, PATH + query));
    }

    private static String json(String type, String email, String detail) {
        return "{\"events\":[{\"type\":\"%s\",\"recipient\":\"%s\",\"detail\":\"%s\"}]}".formatted(type, email, detail);
    }

    private MvcTestResult report(String body) {
        return report(UUID.randomUUID().toString(), body);
    }

    private MvcTestResult report(String id, String body) {
        var now = clock.instant();
        return call("application/json", body, id, now, sign(SECRET, id, now, body));
    }

    private MvcTestResult send(String type, String body) {
        var now = clock.instant();
        return call(type, body, "dsn", now, sign(SECRET, "dsn", now, body));
    }

    private static String sign(String secret, String id, Instant at, String body) {
        return WebhookSignature.sign(List.of(secret), id, at, body);
    }

    private MvcTestResult call(String type, String body, String id, Instant at, @Nullable String signature) {
        var request = mvc.post()
                .uri("/api/v1/mail-events")
                .header("Content-Type", type)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .content(body.getBytes(StandardCharsets.UTF_8));
        return (signature == null ? request : request.header("webhook-signature", signature)).exchange();
    }
}
