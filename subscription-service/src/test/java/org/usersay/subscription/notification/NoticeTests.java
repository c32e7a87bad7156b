package org.usersay.subscription.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Postbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class NoticeTests {

    private static final String KEY = "the key of the tests";
    private static final String PATH = "/internal/notices";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Postbox postbox;

    @Autowired
    Outbox outbox;

    @Autowired
    Notices notices;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void replyIsMailedOnceHoweverOftenItIsTold() {
        var reader = client.reader();
        var batch = batch(notice("REPLY", client.idOf(reader)));
        assertThat(tell(batch)).hasStatus(204);
        assertThat(tell(batch)).hasStatus(204);
        assertThat(mailsAbout(reader)).isEqualTo(1);
        assertThat(tell(batch)).hasStatus(204);
        assertThat(mailsAbout(reader)).isEqualTo(1);
        var mail = postbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject()).isEqualTo("Bao replied to you on Demo newsroom");
        assertThat(mail.text()).contains("http://localhost:8080/articles/harbin#comment-1");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void oneClickEndsThemAndOpeningTheLinkDoesNot() {
        var reader = client.reader();
        tell(batch(notice("MENTION", client.idOf(reader))));
        var link = postbox.latestTo(outbox, reader.email())
                .orElseThrow()
                .header("List-Unsubscribe")
                .replaceAll("^<http://localhost:8080|>$", "");

        assertThat(mvc.get().uri(link)).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        tell(batch(notice("MENTION", client.idOf(reader))));
        assertThat(mailsAbout(reader)).isEqualTo(2);

        assertThat(mvc.post()
                        .uri(link)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .hasStatusOk();

        tell(batch(notice("MENTION", client.idOf(reader))));
        assertThat(mailsAbout(reader)).isEqualTo(2);
        assertThat(client.getAs(reader.accessToken(), "/me/notice-preferences"))
                .bodyJson()
                .extractingPath("$.mail")
                .isEqualTo("OFF");
    }

    @Test
    void damagedUnsubscribeLinkEndsNothing() {
        for (var token : java.util.List.of("x", "n" + "A".repeat(60), "n" + "A".repeat(700))) {
            assertThat(mvc.post().uri("/api/v1/u/" + token)).hasStatus(404);
        }
    }

    @Test
    void digestIsOneMailADayAfterTheDayIsOver() {
        var reader = client.reader();
        wish(reader, "DAILY");
        var first = batch(notice("REPLY", client.idOf(reader)));
        tell(first);
        tell(batch(notice("MENTION", client.idOf(reader))));
        tell(first);
        notices.mailDigests();
        assertThat(mailsAbout(reader)).isZero();

        clock.advance(Duration.ofDays(1));
        notices.mailDigests();
        notices.mailDigests();

        assertThat(mailsAbout(reader)).isEqualTo(1);
        assertThat(postbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .isEqualTo("Replies and mentions for you on Demo newsroom: 2");

        tell(first);
        clock.advance(Duration.ofDays(1));
        notices.mailDigests();
        assertThat(mailsAbout(reader)).isEqualTo(1);
    }

    @Test
    void nobodyIsToldAboutHimselfOrSomebodyHeIgnores() {
        var reader = client.reader();
        var id = client.idOf(reader);
        tell(batch(notice("REPLY", id).replace("\"author-1\"", "\"" + id + "\"")));
        var ignored = client.idOf(client.reader());
        mvc.put()
                .uri("/api/v1/me/ignored-readers/" + ignored)
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
        tell(batch(notice("REPLY", id).replace("\"author-1\"", "\"" + ignored + "\"")));
        assertThat(mailsAbout(reader)).isZero();
    }

    @Test
    void noticeForNobodyIsTakenAndForgotten() {
        assertThat(tell(batch(notice("REPLY", UUID.randomUUID().toString())))).hasStatus(204);
    }

    @Test
    void letterLeadsToTheSitesOwnPagesOnly() {
        var reader = client.reader();
        tell(batch(notice("REPLY", client.idOf(reader)).replace("http://localhost:8080/", "https://evil.example/")));
        assertThat(postbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .doesNotContain("evil.example");
    }

    @Test
    void headlineCannotAddAHeader() {
        var reader = client.reader();
        tell(batch(notice("REPLY", client.idOf(reader)).replace("\"Bao\"", "\"Bao\\r\\nBcc: x@example.org\"")));
        assertThat(postbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .isEqualTo("Bao Bcc: x@example.org replied to you on Demo newsroom");
    }

    @Test
    void unsignedAndDamagedBatchesAreRefused() {
        var reader = client.reader();
        var batch = batch(notice("REPLY", client.idOf(reader)));
        assertThat(mvc.post().uri(PATH).contentType(MediaType.APPLICATION_JSON).content(batch))
                .hasStatus(401);
        assertThat(tell(batch, ServiceSignature.sign(KEY, now(), "POST", PATH, batch + " ")))
                .hasStatus(401);
        assertThat(tell(batch, ServiceSignature.sign("another key", now(), "POST", PATH, batch)))
                .hasStatus(401);
        assertThat(tell("{}")).hasStatus(400);
        assertThat(tell("{\"notices\":[{\"id\":\"\"}]}")).hasStatus(400);
        assertThat(tell("not json")).hasStatus(400);
        assertThat(mailsAbout(reader)).isZero();
    }

    private long mailsAbout(Client.Signed reader) {
        return postbox.mailsTo(outbox, reader.email()).stream()
                .filter(mail -> !mail.subject().startsWith("Confirm"))
                .count();
    }

    private void wish(Client.Signed reader, String wish) {
        assertThat(mvc.put()
                        .uri("/api/v1/me/notice-preferences")
                        .header("Authorization", "Bearer " + reader.accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"mail\":\"%s\"}".formatted(wish)))
                .hasStatusOk();
    }

    private MvcTestResult tell(String batch) {
        return tell(batch, ServiceSignature.sign(KEY, now(), "POST", PATH, batch));
    }

    private MvcTestResult tell(String batch, String signature) {
        return mvc.post()
                .uri(PATH)
                .header(ServiceSignature.TIME, now())
                .header(ServiceSignature.SIGNATURE, signature)
                .contentType(MediaType.APPLICATION_JSON)
                .content(batch)
                .exchange();
    }

    private String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private static String batch(String notice) {
        return "{\"notices\":[" + notice + "]}";
    }

    private static String notice(String kind, String recipient) {
        return """
                {"id":"%s","kind":"%s","recipient":"%s","author":{"id":"author-1","name":"Bao"},"site":"vir",\
                "articleTitle":"Mayors in Harbin","url":"http://localhost:8080/articles/harbin#comment-1",\
                "at":"2026-01-07T11:01:00Z"}""".formatted(UUID.randomUUID(), kind, recipient);
    }
}
