package org.usersay.subscription.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class NotificationTests {

    private static final String KEY = "the key of the tests";
    private static final String PATH = "/internal/notifications";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    Notifications notifications;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void replyIsMailedOnceHoweverOftenItIsSent() {
        var reader = client.reader();
        var batch = batch(notice("REPLY", client.idOf(reader)));
        assertThat(send(batch)).hasStatus(204);
        assertThat(send(batch)).hasStatus(204);
        assertThat(mailsAbout(reader)).isEqualTo(1);
        assertThat(send(batch)).hasStatus(204);
        assertThat(mailsAbout(reader)).isEqualTo(1);
        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject()).isEqualTo("Bao replied to you on Demo newsroom");
        assertThat(mail.text()).contains("http://localhost:8080/articles/harbin#comment-1");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void statementOfReasonsIsMailedWhateverTheReaderPrefers() {
        var reader = client.reader();
        wish(reader, "OFF");
        var batch = batch(notice("STATEMENT", client.idOf(reader))
                .replace("\"url\"", "\"statement\":\"Your comment insults <others>.\",\"url\"")
                .replace("\"id\":\"author-1\",\"name\":\"Bao\"", "\"id\":\"\",\"name\":\"\""));
        assertThat(send(batch)).hasStatus(204);
        assertThat(send(batch)).hasStatus(204);
        assertThat(mailsAbout(reader)).isEqualTo(1);
        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject()).isEqualTo("Your comment on Demo newsroom was not published");
        assertThat(mail.text())
                .contains("Your comment insults <others>.")
                .contains("http://localhost:8080/articles/harbin#comment-1");
        assertThat(mail.text()).doesNotContain("/api/v1/u/");
    }

    @Test
    void oneClickEndsThemAndOpeningTheLinkDoesNot() {
        var reader = client.reader();
        send(batch(notice("MENTION", client.idOf(reader))));
        var link = mailbox.latestTo(outbox, reader.email())
                .orElseThrow()
                .header("List-Unsubscribe")
                .replaceAll("^<http://localhost:8080|>$", "");

        assertThat(mvc.get().uri(link)).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        send(batch(notice("MENTION", client.idOf(reader))));
        assertThat(mailsAbout(reader)).isEqualTo(2);

        assertThat(mvc.post()
                        .uri(link)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .hasStatusOk();

        send(batch(notice("MENTION", client.idOf(reader))));
        assertThat(mailsAbout(reader)).isEqualTo(2);
        assertThat(client.getAs(reader.accessToken(), "/me/notice-preferences"))
                .bodyJson()
                .extractingPath("$.mail")
                .isEqualTo("OFF");
    }

    @Test
    void damagedUnsubscribeLinkEndsNothing() {
        for (var token : List.of("x", "n" + "A".repeat(60), "n" + "A".repeat(700))) {
            assertThat(mvc.post().uri("/api/v1/u/" + token)).hasStatus(404);
        }
    }

    @Test
    void digestIsOneMailADayAfterTheDayIsOver() {
        var reader = client.reader();
        wish(reader, "DAILY");
        var first = batch(notice("REPLY", client.idOf(reader)));
        send(first);
        send(batch(notice("MENTION", client.idOf(reader))));
        send(first);
        notifications.mailDigests();
        assertThat(mailsAbout(reader)).isZero();

        clock.advance(Duration.ofDays(1));
        notifications.mailDigests();
        notifications.mailDigests();

        assertThat(mailsAbout(reader)).isEqualTo(1);
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .isEqualTo("Replies and mentions for you on Demo newsroom: 2");

        send(first);
        clock.advance(Duration.ofDays(1));
        notifications.mailDigests();
        assertThat(mailsAbout(reader)).isEqualTo(1);
    }

    @Test
    void digestGathersADayOfItsSitesTimeZone() {
        var reader = client.reader();
        wish(reader, "DAILY");
        send(batch(notice("REPLY", client.idOf(reader)).replace("\"vir\"", "\"other\"")));
        var zone = ZoneId.of("Pacific/Kiritimati");
        var midnight = LocalDate.ofInstant(clock.instant(), zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();

        clock.advance(Duration.between(clock.instant(), midnight).minusMinutes(1));
        notifications.mailDigests();
        assertThat(mailsAbout(reader)).isZero();

        clock.advance(Duration.ofMinutes(2));
        notifications.mailDigests();
        assertThat(mailsAbout(reader)).isEqualTo(1);
    }

    @Test
    void readersAreNotNotifiedOfThemselvesOrOfIgnoredReaders() {
        var reader = client.reader();
        var id = client.idOf(reader);
        send(batch(notice("REPLY", id).replace("\"author-1\"", "\"" + id + "\"")));
        var ignored = client.idOf(client.reader());
        mvc.put()
                .uri("/api/v1/me/ignored-readers/" + ignored)
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
        send(batch(notice("REPLY", id).replace("\"author-1\"", "\"" + ignored + "\"")));
        assertThat(mailsAbout(reader)).isZero();
    }

    @Test
    void notificationForAnUnknownReaderIsAcceptedAndDropped() {
        assertThat(send(batch(notice("REPLY", UUID.randomUUID().toString())))).hasStatus(204);
    }

    @Test
    void mailLinksToTheSitesOwnPagesOnly() {
        var reader = client.reader();
        send(batch(notice("REPLY", client.idOf(reader)).replace("http://localhost:8080/", "https://evil.example/")));
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .doesNotContain("evil.example");
    }

    @Test
    void headlineCannotAddAHeader() {
        var reader = client.reader();
        send(batch(notice("REPLY", client.idOf(reader)).replace("\"Bao\"", "\"Bao\\r\\nBcc: x@example.org\"")));
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().subject())
                .isEqualTo("Bao Bcc: x example org replied to you on Demo newsroom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win at https://evil.example/x", "evil.example", "www.evil.example", "a@evil.example"})
    void namesAndTitlesBringNoAddressIntoAMail(String words) {
        var reader = client.reader();
        var replied = notice("REPLY", client.idOf(reader)).replace("\"Bao\"", "\"" + words + "\"");
        send(batch(replied.replaceFirst("\"articleTitle\":\"[^\"]*\"", "\"articleTitle\":\"" + words + "\"")));
        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject() + mail.text()).doesNotContain("evil.example").contains("evil example");
    }

    @Test
    void replyIsQuotedWithTheNameOfItsAuthorAndTheTitle() {
        var mail = quoting("I was there, too.");
        assertThat(mail.text())
                .contains("Bao replied to your comment on “Mayors in Harbin”:\n\n“I was there, too.”\n\nhttp://");
        assertThat(mail.html()).contains("<p>“I was there, too.”</p>");
    }

    @Test
    void replyWithoutWordsIsNotQuoted() {
        for (var words : List.of("", " \\u200b\\u2060 ")) {
            var mail = quoting(words);
            assertThat(mail.text()).contains("”:\n\nhttp://").doesNotContain("“”");
            assertThat(mail.html()).doesNotContain("<p></p>");
        }
    }

    @Test
    void quotationOfHostileWordsIsOneLineOfText() {
        var mail = quoting(
                "<b>Hi</b> <img src=x onerror=alert(1)>\\r\\nBcc: x@evil.example\\r\\n\\r\\nhttps://evil.example/a"
                        + " \\u202eelpmaxe\\u202c \\u2066x\\u2069 {unsubscribe} javascript:alert(1) www.evil.example");
        assertThat(mail.html())
                .contains("&lt;b&gt;Hi&lt;/b&gt; &lt;img")
                .doesNotContain("<b>", "<img src", "evil.example", "javascript:");
        assertThat(mail.text())
                .contains("“<b>Hi</b> <img src=x onerror=alert(1)> Bcc: x evil example")
                .contains(" elpmaxe x {unsubscribe} ")
                .doesNotContain("evil.example", "javascript:", "\u202e", "\u202c", "\u2066", "\u2069");
        assertThat(mail.text().lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
    }

    @Test
    void quotationIsCutBetweenWords() {
        var words = quotation(quoting("word ".repeat(300)).text());
        assertThat(words).hasSizeBetween(190, 200).endsWith("word…");
        var syllables = quotation(quoting("😀".repeat(300)).text());
        assertThat(syllables).hasSizeBetween(190, 200).endsWith("😀…");
    }

    @Test
    void digestAndMentionQuoteNothing() {
        var reader = client.reader();
        var id = client.idOf(reader);
        send(batch(quoted(notice("MENTION", id), "in between removed")));
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .doesNotContain("in between removed");
        wish(reader, "DAILY");
        send(batch(quoted(notice("REPLY", id), "in between removed")));
        clock.advance(Duration.ofDays(1));
        notifications.mailDigests();
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .contains("Bao replied to you")
                .doesNotContain("in between removed");
    }

    @Test
    void digestOfManyIsNotCutOffByMailPrograms() {
        var reader = client.reader();
        var id = client.idOf(reader);
        wish(reader, "DAILY");
        for (int number = 0; number < 300; number++) {
            send(batch(notice("REPLY", id).replace("harbin#", "\u0111".repeat(200) + number + "#")));
        }
        clock.advance(Duration.ofDays(1));
        notifications.mailDigests();
        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(mail.subject()).endsWith(": 300");
        assertThat(mail.text()).containsPattern("\nand 2[0-9]{2} more\r?\n").contains("/api/v1/u/");
    }

    private Mailbox.Received quoting(String words) {
        var reader = client.reader();
        assertThat(send(batch(quoted(notice("REPLY", client.idOf(reader)), words))))
                .hasStatus(204);
        return mailbox.latestTo(outbox, reader.email()).orElseThrow();
    }

    private static String quoted(String notice, String words) {
        return notice.replace("\"url\"", "\"excerpt\":\"" + words + "\",\"url\"");
    }

    private static String quotation(String text) {
        return text.lines()
                .filter(line -> line.startsWith("“"))
                .map(line -> line.substring(1, line.length() - 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void unsignedAndDamagedBatchesAreRefused() {
        var reader = client.reader();
        var batch = batch(notice("REPLY", client.idOf(reader)));
        assertThat(mvc.post().uri(PATH).contentType(MediaType.APPLICATION_JSON).content(batch))
                .hasStatus(401);
        assertThat(send(batch, ServiceSignature.sign(KEY, now(), "POST", PATH, batch + " ")))
                .hasStatus(401);
        assertThat(send(batch, ServiceSignature.sign("another key", now(), "POST", PATH, batch)))
                .hasStatus(401);
        assertThat(send("{}")).hasStatus(400);
        assertThat(send("{\"notices\":[{\"id\":\"\"}]}")).hasStatus(400);
        assertThat(send("not json")).hasStatus(400);
        assertThat(mailsAbout(reader)).isZero();
    }

    private long mailsAbout(Client.Signed reader) {
        return mailbox.mailsTo(outbox, reader.email()).stream()
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

    private MvcTestResult send(String batch) {
        return send(batch, ServiceSignature.sign(KEY, now(), "POST", PATH, batch));
    }

    private MvcTestResult send(String batch, String signature) {
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
