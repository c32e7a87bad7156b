package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class NewsletterTests {

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
    NewsletterSubscriptionStore subscriptions;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void addressIsOnTheListOnceItsOwnerPressedTheButton() {
        var email = client.newAddress();
        assertThat(signUp("daily", email)).hasStatus(202);
        assertThat(state(email)).isEqualTo("WAITING");

        assertThat(mvc.get().uri(confirming(email))).hasStatusOk();
        assertThat(state(email)).isEqualTo("WAITING");

        assertThat(mvc.post().uri(confirming(email))).hasStatusOk();
        assertThat(state(email)).isEqualTo("SUBSCRIBED");
        assertThat(steps(email)).containsExactly("SIGNED_UP", "CONFIRMED");
    }

    @Test
    void addressOfAnInternationalDomainGetsItsMailInAscii() {
        var name = UUID.randomUUID().toString();
        var ascii = name + "@xn--bcher-kva.example";
        assertThat(signUp("daily", name + "@Bücher.example")).hasStatus(202);
        assertThat(mailbox.latestTo(outbox, ascii).orElseThrow().header("To")).isEqualTo(ascii);
        assertThat(mvc.post().uri(confirming(ascii))).hasStatusOk();
        assertThat(state(ascii)).isEqualTo("SUBSCRIBED");
        assertThat(signUp("daily", name + "@b\r\nBcc.example")).hasStatus(400);
    }

    @Test
    void confirmationWorksOnce() {
        var email = client.newAddress();
        signUp("daily", email);
        var token = confirming(email).replaceAll(".*/", "");
        assertThat(confirm(token)).hasStatus(204);
        mvc.post().uri(unsubscribing(email)).exchange();
        assertThat(confirm(token))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-token");
        assertThat(state(email)).isEqualTo("UNSUBSCRIBED");
    }

    @Test
    void confirmationOfTheOwnerSurvivesSignUpsByStrangers() {
        var email = client.newAddress();
        signUp("daily", email);
        var own = confirming(email).replaceAll(".*/", "");
        for (var network = 0; network < 12; network++) {
            client.postFrom(
                    "203.0.113." + network,
                    "/sites/vir/newsletters/daily/signups",
                    "{\"email\":\"%s\"}".formatted(email));
        }
        assertThat(confirm(own)).hasStatus(204);
        assertThat(confirm(confirming(email).replaceAll(".*/", ""))).hasStatus(400);
        assertThat(state(email)).isEqualTo("SUBSCRIBED");
    }

    @Test
    void confirmationExpires() {
        var email = client.newAddress();
        signUp("daily", email);
        clock.advance(Duration.ofDays(8));
        assertThat(confirm(confirming(email).replaceAll(".*/", ""))).hasStatus(400);
        assertThat(state(email)).isEqualTo("WAITING");
    }

    @Test
    void signUpThatNobodyConfirmedIsForgotten() {
        var waiting = client.newAddress();
        var confirmed = client.newAddress();
        signUp("daily", waiting);
        signUp("daily", confirmed);
        mvc.post().uri(confirming(confirmed)).exchange();
        signUp("daily", confirmed);

        subscriptions.deleteExpired(clock.instant().plus(Duration.ofDays(6)));
        assertThat(state(waiting)).isEqualTo("WAITING");

        subscriptions.deleteExpired(clock.instant().plus(Duration.ofDays(8)));
        assertThat(database.getCollection("newsletter_subscriptions").countDocuments(new Document("email", waiting)))
                .isZero();
        assertThat(state(confirmed)).isEqualTo("SUBSCRIBED");
        assertThat(stored(confirmed)).doesNotContainKeys("tokens", "expiresAt");
    }

    @Test
    void subscriptionFromBeforeThereWereListsForStaffIsListed() {
        var email = client.newAddress();
        database.getCollection("newsletter_subscriptions")
                .insertOne(new Document("_id", "vir/daily/former-" + email)
                        .append("email", email)
                        .append(
                                "proof",
                                List.of(new Document("step", "SIGNED_UP")
                                        .append("at", Date.from(clock.instant()))
                                        .append("device", "")
                                        .append("wording", "Daily"))));
        subscriptions.deleteExpired(clock.instant());
        assertThat(client.getAs(
                        client.administrator().accessToken(),
                        "/admin/sites/vir/newsletters/daily/subscribers?q=" + email))
                .bodyJson()
                .extractingPath("$.items[0].state")
                .isEqualTo("WAITING");
    }

    @Test
    void signingUpTwiceIsAnsweredAlikeAndChangesNothing() {
        var email = client.newAddress();
        var first = signUp("daily", email);
        mvc.post().uri(confirming(email)).exchange();
        var second = signUp("daily", email);
        assertThat(second.getResponse().getContentAsByteArray())
                .isEqualTo(first.getResponse().getContentAsByteArray());
        assertThat(state(email)).isEqualTo("SUBSCRIBED");
    }

    @Test
    void signUpChangesNothingOfASubscriptionUntilItsOwnerConfirmsIt() {
        var email = client.newAddress();
        signUp("daily", email, "vi");
        mvc.post().uri(confirming(email)).exchange();
        var spelt = email.toUpperCase(Locale.ROOT);
        signUp("daily", spelt, "en");
        assertThat(stored(email))
                .containsEntry("email", email)
                .containsEntry("language", "vi")
                .containsEntry("state", "SUBSCRIBED");

        assertThat(confirm(confirming(spelt).replaceAll(".*/", ""))).hasStatus(204);
        assertThat(stored(email)).containsEntry("email", email).containsEntry("language", "en");
    }

    @Test
    void linkOfTheOwnerConfirmsInTheLanguageThatItsSignUpAskedFor() {
        var email = client.newAddress();
        signUp("daily", email, "vi");
        var token = confirming(email).replaceAll(".*/", "");
        clock.advance(Duration.ofHours(25));
        signUp("daily", email, "en");
        assertThat(confirm(token)).hasStatus(204);
        assertThat(stored(email)).containsEntry("language", "vi");
    }

    @Test
    void oneClickUnsubscribesAndTheProofStays() {
        var email = client.newAddress();
        signUp("daily", email);
        mvc.post().uri(confirming(email)).exchange();
        var link = unsubscribing(email);

        assertThat(mvc.get().uri(link)).hasStatusOk();
        assertThat(state(email)).isEqualTo("SUBSCRIBED");
        for (var click = 0; click < 2; click++) {
            assertThat(mvc.post()
                            .uri(link)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .content("List-Unsubscribe=One-Click"))
                    .hasStatusOk();
        }
        assertThat(state(email)).isEqualTo("UNSUBSCRIBED");
        assertThat(steps(email)).containsExactly("SIGNED_UP", "CONFIRMED", "UNSUBSCRIBED");
    }

    @Test
    void preferencesShowAndChangeAllListsOfTheSite() {
        var email = client.newAddress();
        signUp("daily", email);
        mvc.post().uri(confirming(email)).exchange();
        var path =
                "/api/v1/newsletter-preferences?token=" + unsubscribing(email).replaceAll(".*/", "");
        assertThat(mvc.get().uri(path))
                .bodyJson()
                .extractingPath("$.lists[0].subscribed")
                .isEqualTo(true);
        assertThat(mvc.get().uri(path))
                .bodyJson()
                .extractingPath("$.lists[1].subscribed")
                .isEqualTo(false);

        var chosen = mvc.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"lists\":[\"weekly\"]}")
                .exchange();
        assertThat(chosen)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lists[1].subscribed")
                .isEqualTo(true);
        assertThat(state(email)).isEqualTo("UNSUBSCRIBED");

        assertThat(mvc.put().uri(path).contentType(MediaType.APPLICATION_JSON).content("{\"lists\":[\"secret\"]}"))
                .hasStatus(404);
        assertThat(mvc.put().uri(path).contentType(MediaType.APPLICATION_JSON).content("{\"lists\":{\"$ne\":1}}"))
                .hasStatus(400);
        assertThat(mvc.get().uri("/api/v1/newsletter-preferences?token=damaged"))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/newsletter-preferences")).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\"}",
                "{\"email\":{\"$ne\":null}}",
                "{\"email\":\"a@example.org\",\"confirmed\":true}",
                "{}"
            })
    void badSignUpsAreRefused(String body) {
        assertThat(client.post("/sites/vir/newsletters/daily/signups", body)).hasStatus(400);
    }

    @Test
    void listsThatAreNotThereAreNotFound() {
        assertThat(signUp("hourly", client.newAddress())).hasStatus(404);
        assertThat(client.post("/sites/other/newsletters/daily/signups", "{\"email\":\"a@example.org\"}"))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/sites/vir/newsletters"))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo("daily");
    }

    @Test
    void everyPageOfALinkIsAStyledPageInOneLanguage() {
        var email = client.newAddress();
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"%s\",\"locale\":\"vi\"}".formatted(email));
        var link = confirming(email);
        assertPage(mvc.get().uri(link).exchange(), 200, "vi", "Xác nhận đăng ký bản tin");
        assertPage(mvc.post().uri(link).exchange(), 200, "vi", "Đã xác nhận");
        assertPage(
                mvc.post()
                        .uri(unsubscribing(email))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .content("""
                                --b\r
                                Content-Disposition: form-data; name="List-Unsubscribe"\r
                                \r
                                One-Click\r
                                --b--\r
                                """)
                        .exchange(),
                200,
                "vi",
                "Đã hủy đăng ký");
        assertPage(mvc.post().uri(link).exchange(), 400, "vi", "Liên kết đã được dùng hoặc đã hết hạn");
        assertPage(mvc.get().uri(unsubscribing(email)).exchange(), 200, "vi", "Hủy đăng ký");
        assertPage(mvc.get().uri("/api/v1/u/damaged").exchange(), 404, "en", "This link is not complete");
        assertPage(
                mvc.post()
                        .uri("/api/v1/u/" + "x".repeat(700))
                        .header("Accept-Language", "vi-VN")
                        .header("Accept", "application/json")
                        .exchange(),
                404,
                "vi",
                "Liên kết không đầy đủ");
    }

    private static void assertPage(MvcTestResult answer, int status, String language, String title) {
        assertThat(answer).hasStatus(status).hasContentType("text/html;charset=UTF-8");
        assertThat(answer)
                .bodyText()
                .contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>", "/brand/vir.css")
                .doesNotContain(" · ", "{0}");
    }

    private MvcTestResult signUp(String list, String email) {
        return client.post("/sites/vir/newsletters/" + list + "/signups", "{\"email\":\"%s\"}".formatted(email));
    }

    private void signUp(String list, String email, String locale) {
        var form = "{\"email\":\"%s\",\"locale\":\"%s\"}".formatted(email, locale);
        assertThat(client.post("/sites/vir/newsletters/" + list + "/signups", form))
                .hasStatus(202);
    }

    private MvcTestResult confirm(String token) {
        return client.post("/newsletter-confirmations", "{\"token\":\"%s\"}".formatted(token));
    }

    private String confirming(String email) {
        return link(email, 0);
    }

    private String unsubscribing(String email) {
        return link(email, 1);
    }

    private String link(String email, int number) {
        return mailbox.latestTo(outbox, email)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("http://"))
                .toList()
                .get(number)
                .replace("http://localhost:8080", "");
    }

    private Document stored(String email) {
        return Objects.requireNonNull(database.getCollection("newsletter_subscriptions")
                .find(new Document("email", email).append("_id", new Document("$regex", "^vir/daily/")))
                .first());
    }

    private String state(String email) {
        return stored(email).getString("state");
    }

    private List<String> steps(String email) {
        return stored(email).getList("proof", Document.class).stream()
                .map(step -> step.getString("step"))
                .toList();
    }
}
