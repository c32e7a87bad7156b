package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

/** What staff read of a newsletter's subscribers, and how they import them. */
@SubscriptionTest
class SubscriberTests {

    private static final String LISTS = "/admin/sites/vir/newsletters";
    private static final String SUBSCRIBERS = LISTS + "/weekly/subscribers";
    private static final String HEAD = "email,consentedAt,origin,locale\n";

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

    /** By which the addresses of a test are told from those of others. */
    private final String prefix = "s" + UUID.randomUUID().toString().substring(0, 8) + ".";

    private String staff = "";

    @BeforeEach
    void signIn() {
        staff = client.administrator().accessToken();
    }

    @Test
    void subscriberIsShownWithTheProofOfEachStep() {
        var email = confirmed("proof");
        var found = page("?q=" + prefix.toUpperCase(java.util.Locale.ROOT));
        assertThat(found.get("items")).hasSize(1);
        var subscriber = found.get("items").get(0);
        assertThat(subscriber.get("email").stringValue()).isEqualTo(email);
        assertThat(subscriber.get("state").stringValue()).isEqualTo("SUBSCRIBED");
        assertThat(subscriber.get("language").stringValue()).isEqualTo("en");
        var signedUp = subscriber.get("proof").get(0);
        assertThat(signedUp.get("step").stringValue()).isEqualTo("SIGNED_UP");
        assertThat(signedUp.get("wording").stringValue()).isEqualTo("The week ahead");
        assertThat(signedUp.get("version").stringValue()).matches("[A-Za-z0-9_-]{16}");
        assertThat(signedUp.get("network").stringValue())
                .matches("[A-Za-z0-9_-]{16}")
                .doesNotContain("127.0.0.1");
        assertThat(subscriber.get("proof").get(1).get("step").stringValue()).isEqualTo("CONFIRMED");
        assertThat(subscriber.toString()).doesNotContain("tokens", "mails");
    }

    @Test
    void listsHaveTheNumbersOfTheirSubscribers() {
        var before = numbers();
        confirmed("counted");
        signUp(prefix + "waits@example.org");
        var after = numbers();
        assertThat(after.get("subscribed").intValue())
                .isEqualTo(before.get("subscribed").intValue() + 1);
        assertThat(after.get("waiting").intValue())
                .isEqualTo(before.get("waiting").intValue() + 1);
        assertThat(after.get("name").stringValue()).isEqualTo("The week ahead");
    }

    @Test
    void pagesFollowOneAnotherInTheOrderOfAddresses() {
        importCsv(IntStream.range(0, 5)
                .mapToObj(number -> prefix + number + "@example.org,2020-01-31,A fair,\n")
                .collect(Collectors.joining()));
        var first = page("?limit=2&state=SUBSCRIBED&q=" + prefix);
        var second = page("?limit=2&state=SUBSCRIBED&q=" + prefix + "&cursor="
                + first.get("next").stringValue());
        var third = page("?limit=2&state=SUBSCRIBED&q=" + prefix + "&cursor="
                + second.get("next").stringValue());
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page.get("items").values().stream()
                        .map(item -> item.get("email").stringValue())
                        .toList())
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(number -> prefix + number + "@example.org")
                        .toList());
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(page("?state=WAITING&q=" + prefix).get("items")).isEmpty();
        assertThat(client.getAs(
                        staff,
                        SUBSCRIBERS + "?limit=2&cursor=" + first.get("next").stringValue()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-cursor");
    }

    @Test
    void exportIsSafeInASpreadsheet() {
        importCsv("=cmd" + prefix + "x@example.org,2020-01-31,\"=HYPERLINK(\"\"https://evil.example\"\")\",vi\n");
        var exported = client.getAs(staff, SUBSCRIBERS + ".csv?q==cmd" + prefix);
        assertThat(exported).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(new String(exported.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFemail,state,locale,createdAt,changedAt,proof\r\n'=cmd" + prefix)
                .contains("@example.org,SUBSCRIBED,vi,", "IMPORTED ", "consent of 2020-01-31T00:00:00.000Z")
                .doesNotContain("\n=", ",=");
    }

    @Test
    void importTellsWhatBecameOfEachLineAndChangesNothingTheSecondTime() {
        var unsubscribed = confirmed("left");
        mvc.post().uri(link(unsubscribed, 1)).exchange();
        var waiting = prefix + "waiting@example.org";
        signUp(waiting);
        var lines = String.join(
                "\n",
                prefix + "a@example.org,2020-01-31,Reader fair 2020,vi",
                prefix + "A@example.org,2020-01-31,Reader fair 2020,",
                waiting + ",2020-01-31T08:00:00Z,Reader fair 2020,",
                unsubscribed + ",2020-01-31,Reader fair 2020,",
                "not an address,2020-01-31,Reader fair 2020,",
                prefix + "b@example.org,2999-01-31,Reader fair 2020,",
                prefix + "b@example.org,yesterday,Reader fair 2020,",
                prefix + "b@example.org,2020-01-31,,",
                prefix + "b@example.org,2020-01-31,Reader fair 2020,fr",
                prefix + "b@example.org,2020-01-31",
                "\"" + prefix + "b@example.org\r\nBcc: x@example.org\",2020-01-31,Fair,");
        var first = importCsv(lines);
        assertThat(first.get("added").intValue()).isEqualTo(2);
        assertThat(outcomes(first))
                .containsExactly(
                        "2 ADDED",
                        "3 UNCHANGED",
                        "4 ADDED",
                        "5 REFUSED",
                        "6 REFUSED",
                        "7 REFUSED",
                        "8 REFUSED",
                        "9 REFUSED",
                        "10 REFUSED",
                        "11 REFUSED",
                        "12 REFUSED");
        var before = page("?q=" + prefix);
        var second = importCsv(lines);
        assertThat(outcomes(second)).startsWith("2 UNCHANGED", "3 UNCHANGED", "4 UNCHANGED", "5 REFUSED");
        assertThat(page("?q=" + prefix)).isEqualTo(before);
        var proof = page("?q=" + prefix + "a@").get("items").get(0).get("proof").get(0);
        assertThat(proof.get("wording").stringValue()).isEqualTo("Reader fair 2020");
        assertThat(proof.get("consentedAt").stringValue()).startsWith("2020-01-31T00:00:00");
    }

    @Test
    void linesOfJsonAreImportedToo() {
        var report = client.body(send("application/x-ndjson", """
                {"email":"%1$sj@example.org","consentedAt":"2020-01-31","origin":"Former system"}

                {"email":"%1$sk@example.org","consentedAt":20200131,"origin":"Former system"}
                {"email":"%1$sk@example.org","consentedAt":"2020-01-31","origin":"Former system","$where":"1"}
                ["%1$sk@example.org"]
                {"email
                """.formatted(prefix)));
        assertThat(outcomes(report)).containsExactly("1 ADDED", "3 REFUSED", "4 REFUSED", "5 REFUSED", "6 REFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email\nx@example.org\n",
                "email,consentedAt,origin,role\n",
                "email,consentedAt,origin,email\n",
                "x@example.org,2020-01-31,Fair\n",
                "\u0000\n"
            })
    void filesWithOtherColumnsAreRefused(String file) {
        assertThat(send("text/csv", file)).hasStatus(400);
    }

    @Test
    void filesThatAreTooLongOrNotUtf8AreRefused() {
        var line = prefix + "long@example.org,2020-01-31,Fair,\n";
        assertThat(send("text/csv", HEAD + line.repeat(ImportFile.MAX_LINES + 1)))
                .hasStatus(400);
        assertThat(mvc.post()
                        .uri("/api/v1" + SUBSCRIBERS)
                        .header("Authorization", "Bearer " + staff)
                        .contentType("text/csv")
                        .content(new byte[] {(byte) 0xff, (byte) 0xfe, 'e'}))
                .hasStatus(400);
        assertThat(send("application/json", "{}")).hasStatus(415);
        assertThat(page("?q=" + prefix).get("items")).isEmpty();
    }

    @Test
    void onlyStaffReadSubscribers() {
        var reader = client.reader().accessToken();
        for (var path : List.of(LISTS, SUBSCRIBERS, SUBSCRIBERS + ".csv")) {
            assertThat(client.getAs(reader, path)).hasStatus(403);
            assertThat(mvc.get().uri("/api/v1" + path)).hasStatus(401);
        }
        assertThat(mvc.post()
                        .uri("/api/v1" + SUBSCRIBERS)
                        .header("Authorization", "Bearer " + reader)
                        .contentType("text/csv")
                        .content(HEAD))
                .hasStatus(403);
        assertThat(client.getAs(staff, LISTS + "/hourly/subscribers")).hasStatus(404);
        assertThat(client.getAs(staff, LISTS + "/hourly/subscribers.csv")).hasStatus(404);
        assertThat(client.getAs(staff, "/admin/sites/nowhere/newsletters")).hasStatus(404);
        assertThat(client.getAs(staff, SUBSCRIBERS + "?state=GONE")).hasStatus(400);
        assertThat(client.getAs(staff, SUBSCRIBERS + "?search=x")).hasStatus(400);
    }

    @Test
    void subscribersOfOneSiteAreNotThoseOfAnother() {
        clock.advance(Duration.ofSeconds(1));
        importCsv(prefix + "mine@example.org,2020-01-31,Fair,\n");
        assertThat(client.getAs(staff, "/admin/sites/other/newsletters/weekly/subscribers"))
                .hasStatus(404);
        clock.reset();
    }

    private String confirmed(String name) {
        var email = prefix + name + "@example.org";
        signUp(email);
        assertThat(mvc.post().uri(link(email, 0))).hasStatusOk();
        return email;
    }

    private void signUp(String email) {
        assertThat(client.post("/sites/vir/newsletters/weekly/signups", "{\"email\":\"%s\"}".formatted(email)))
                .hasStatus(202);
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

    private JsonNode numbers() {
        return client.body(client.getAs(staff, LISTS)).get("items").get(1);
    }

    private JsonNode page(String query) {
        return client.body(client.getAs(staff, SUBSCRIBERS + query));
    }

    private JsonNode importCsv(String lines) {
        return client.body(send("text/csv", HEAD + lines));
    }

    private static List<String> outcomes(JsonNode report) {
        return report.get("items").values().stream()
                .map(item ->
                        item.get("line").intValue() + " " + item.get("outcome").stringValue())
                .toList();
    }

    private MvcTestResult send(String type, String body) {
        return mvc.post()
                .uri("/api/v1" + SUBSCRIBERS)
                .header("Authorization", "Bearer " + staff)
                .contentType(type)
                .content(body)
                .exchange();
    }
}
