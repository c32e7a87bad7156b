package org.usersay.subscription.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.BulkOutbox;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
@Import(WriteFaults.class)
class CampaignTests {

    private static final String PATH = "/admin/sites/vir/campaigns";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    BulkOutbox bulk;

    @Autowired
    CampaignSender sender;

    @Autowired
    MongoDatabase database;

    @Autowired
    AdjustableClock clock;

    private String staff = "";

    @BeforeEach
    void begin() {
        database.getCollection("newsletter_subscriptions").deleteMany(new Document());
        database.getCollection("campaigns").deleteMany(new Document());
        staff = client.administrator().accessToken();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
        mailbox.works();
    }

    @Test
    void everySubscriberGetsOneMailWithAWayOut() throws Exception {
        var readers = subscribers(3);
        var id = scheduled(draft("\"subject\":\"The week\""));
        send();
        send();
        for (var reader : readers) {
            assertThat(received(reader)).hasSize(1);
        }
        var mail = received(readers.getFirst()).getFirst();
        assertThat(mail.subject()).isEqualTo("The week");
        assertThat(mail.text()).contains("Good morning", "Unsubscribe: http://localhost:8080/api/v1/u/");
        assertThat(mail.header("List-Id")).isEqualTo("<weekly.localhost>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("Precedence")).isEqualTo("bulk");
        var results = get(id);
        assertThat(results.get("state").stringValue()).isEqualTo("SENT");
        assertThat(results.get("queued").intValue()).isEqualTo(3);
        assertThat(results.get("results").get("sent").intValue()).isEqualTo(3);

        var link = mail.header("List-Unsubscribe").replaceAll("[<>]", "").replace("http://localhost:8080", "");
        assertThat(mvc.get().uri(link)).hasStatusOk();
        assertThat(get(id).get("unsubscribed").intValue()).isZero();
        assertThat(mvc.post()
                        .uri(link)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .hasStatusOk();
        assertThat(get(id).get("unsubscribed").intValue()).isEqualTo(1);
        assertThat(mvc.get().uri("/api/v1/newsletter-preferences?token=" + link.replaceAll(".*/", "")))
                .hasStatusOk();
    }

    @Test
    void opensAndClicksAreNotCountedUnlessTheSiteAsksForIt() throws Exception {
        var reader = subscriber("");
        var id = scheduled("{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"[Read](https://example.org/read)\"}");
        send();
        var mail = received(reader).getFirst();
        assertThat(mail.text()).contains("https://example.org/read").doesNotContain("/link");
        assertThat(mail.html()).contains("href=\"https://example.org/read\"").doesNotContain("/link", "open.gif");
        var results = get(id);
        for (var field : List.of("opened", "clicked", "links")) {
            assertThat(results.get(field).isNull()).isTrue();
        }
    }

    @Test
    void onlyReadersOfALanguageGetIt() throws Exception {
        var english = subscriber("");
        var vietnamese = subscriber("vi");
        scheduled(draft("\"locale\":\"vi\""));
        send();
        assertThat(received(vietnamese))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Hủy đăng ký: "));
        assertThat(received(english)).isEmpty();
        scheduled(draft("\"locale\":\"en\""));
        send();
        assertThat(received(english)).hasSize(1);
        assertThat(received(vietnamese)).hasSize(1);
    }

    @Test
    void whoLeavesOrIsSuppressedBeforeTheMailIsSentGetsNone() throws Exception {
        var left = subscriber("");
        var suppressed = subscriber("");
        var stays = subscriber("");
        var id = scheduled(draft(""));
        sender.work();
        database.getCollection("newsletter_subscriptions")
                .updateOne(new Document("email", left), new Document("$set", new Document("state", "UNSUBSCRIBED")));
        client.postAs(staff, "/admin/sites/vir/suppressions", "{\"email\":\"%s\"}".formatted(suppressed));
        send();
        assertThat(received(left)).isEmpty();
        assertThat(received(suppressed)).isEmpty();
        assertThat(received(stays)).hasSize(1);
        var results = get(id).get("results");
        assertThat(results.get("suppressed").intValue()).isEqualTo(2);
        assertThat(results.get("sent").intValue()).isEqualTo(1);
    }

    @Test
    void campaignBeginsAtItsTime() throws Exception {
        var reader = subscriber("");
        var id = create(draft(""));
        var local = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusHours(2)
                .truncatedTo(ChronoUnit.MINUTES);
        var scheduled = client.postAs(staff, PATH + "/" + id + "/schedule", "{\"at\":\"%s\"}".formatted(local));
        assertThat(scheduled).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("SCHEDULED");
        assertThat(scheduled).bodyJson().extractingPath("$.timeZone").isEqualTo("UTC");
        send();
        assertThat(received(reader)).isEmpty();
        clock.advance(Duration.ofHours(2));
        send();
        assertThat(received(reader)).hasSize(1);
    }

    @Test
    void mailsComeAtTheRateOfTheCampaign() throws Exception {
        subscribers(3);
        var id = scheduled(draft("\"ratePerHour\":60"));
        send();
        assertThat(sent(id)).isEqualTo(1);
        send();
        assertThat(sent(id)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        send();
        assertThat(sent(id)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        send();
        assertThat(sent(id)).isEqualTo(3);
    }

    @Test
    void oneDomainGetsMailsAtItsOwnRate() throws Exception {
        subscribers(3);
        subscribe("else@elsewhere.example", "");
        var id = scheduled(draft("\"domainRatePerHour\":60"));
        send();
        assertThat(sent(id)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        send();
        assertThat(sent(id)).isEqualTo(3);
    }

    @Test
    void pausedCampaignGoesOnWhereItStopped() throws Exception {
        subscribers(2);
        var id = scheduled(draft(""));
        sender.work();
        assertThat(act(id, "pause")).isEqualTo("PAUSED");
        send();
        assertThat(sent(id)).isZero();
        assertThat(act(id, "resume")).isEqualTo("SENDING");
        clock.advance(Duration.ofMinutes(1));
        send();
        send();
        assertThat(sent(id)).isEqualTo(2);
        assertThat(get(id).get("state").stringValue()).isEqualTo("SENT");
        assertThat(client.postAs(staff, PATH + "/" + id + "/pause", "")).hasStatus(409);
    }

    @Test
    void cancelledCampaignSendsNothingMore() throws Exception {
        subscribers(2);
        var id = scheduled(draft(""));
        sender.work();
        assertThat(act(id, "cancel")).isEqualTo("CANCELLED");
        send();
        assertThat(sent(id)).isZero();
        assertThat(get(id).get("results").get("waiting").intValue()).isZero();
        for (var more : List.of("cancel", "pause", "resume")) {
            assertThat(client.postAs(staff, PATH + "/" + id + "/" + more, "")).hasStatus(409);
        }
        assertThat(client.postAs(staff, PATH + "/" + id + "/schedule", "{}")).hasStatus(409);
        assertThat(client.putAs(staff, PATH + "/" + id, draft(""))).hasStatus(409);
    }

    @Test
    void mailsThatSomebodyWaitsForDoNotWaitForCampaigns() {
        subscribers(2);
        scheduled(draft(""));
        sender.work();
        var waiting = client.newAddress();
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"%s\"}".formatted(waiting));
        outbox.work();
        assertThat(received(waiting)).hasSize(1);
        assertThat(database.getCollection("mails").countDocuments(new Document("lane", "BULK")))
                .isEqualTo(2);
    }

    @Test
    void bounceIsCountedAndTheAddressIsSuppressed() throws Exception {
        var reader = subscriber("");
        var id = scheduled(draft(""));
        send();
        var mail = received(reader).getFirst().header("Message-ID").replaceAll("^<|@.*", "");
        outbox.returned(mail, Outbox.BOUNCED);
        outbox.returned(mail, Outbox.COMPLAINED);
        var results = get(id).get("results");
        assertThat(results.get("bounced").intValue()).isEqualTo(1);
        assertThat(results.get("complained").intValue()).isZero();
        assertThat(results.get("sent").intValue()).isZero();
    }

    @Test
    void anEndBetweenAnyTwoWritesLeavesOneMailForEachRecipient() throws Exception {
        var readers = subscribers(3);
        var number = 0;
        var happened = true;
        while (happened) {
            number++;
            for (var writesFirst : List.of(true, false)) {
                clock.reset();
                database.getCollection("campaigns").deleteMany(new Document());
                database.getCollection("mails").deleteMany(new Document());
                var id = scheduled(draft("\"subject\":\"Crash %d %s\"".formatted(number, writesFirst)));
                WriteFaults.Fault fault = write -> {
                    if (writesFirst) {
                        write.send();
                    }
                    throw new WriteFaults.Killed();
                };
                happened = WriteFaults.happensAt(number, fault, this::send);
                clock.advance(Duration.ofMinutes(3));
                outbox.sweep();
                send();
                send();
                assertThat(get(id).get("state").stringValue()).isEqualTo("SENT");
                for (var reader : readers) {
                    accountFor(reader, "Crash %d %s".formatted(number, writesFirst), id);
                }
            }
        }
        assertThat(number).isGreaterThan(10);
    }

    /** Sent once, or left to staff, who send it again if it did not arrive. */
    private void accountFor(String reader, String subject, String campaign) throws Exception {
        var arrived = received(reader).stream()
                .filter(mail -> mail.subject().equals(subject))
                .count();
        assertThat(arrived).as(subject).isLessThanOrEqualTo(1);
        if (arrived == 0) {
            var mail = "campaign-" + campaign + "." + RandomToken.digest(new EmailAddress(reader).key());
            assertThat(client.postAs(staff, "/admin/mail/" + mail + "/retry", ""))
                    .hasStatus(202);
            send();
            assertThat(received(reader).stream().filter(each -> each.subject().equals(subject)))
                    .hasSize(1);
        }
    }

    @Test
    void previewIsTheMailInBothFormsAndFollowsTheDark() {
        var id = create("""
                {"list":"weekly","subject":"Preview","text":"# Head\\n\\n**Bold** <script>alert(1)</script> [bad](javascript:alert(1)) [good](https://example.org/?a=1&b=2) ![x](http://example.org/x.png)"}""");
        var preview = client.body(client.getAs(staff, PATH + "/" + id + "/preview"));
        assertThat(preview.get("html").stringValue())
                .contains(
                        "<h1>Head</h1>",
                        "<strong>Bold</strong>",
                        "&lt;script&gt;",
                        "href=\"https://example.org/?a=1&amp;b=2\"",
                        "<meta name=\"color-scheme\" content=\"light dark\">",
                        "@media (prefers-color-scheme:dark)")
                .doesNotContain("<script", "javascript:", "http://example.org/x.png");
        assertThat(preview.get("text").stringValue()).contains("Head", "Bold", "https://example.org/?a=1&b=2");
    }

    @Test
    void testGoesToOneAddressWhateverTheState() {
        var id = create(draft("\"subject\":\"On trial\""));
        var address = client.newAddress();
        assertThat(client.postAs(staff, PATH + "/" + id + "/test", "{\"email\":\"%s\"}".formatted(address)))
                .hasStatus(202);
        assertThat(mailbox.mailsTo(outbox, address))
                .extracting(Mailbox.Received::subject)
                .containsExactly("On trial");
        assertThat(get(id).get("state").stringValue()).isEqualTo("DRAFT");
        for (var time = 0; time < 12; time++) {
            client.postAs(staff, PATH + "/" + id + "/test", "{\"email\":\"%s\"}".formatted(address));
        }
        assertThat(client.postAs(staff, PATH + "/" + id + "/test", "{\"email\":\"%s\"}".formatted(address)))
                .hasStatus(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"list\":\"weekly\",\"subject\":\"a\\r\\nBcc: b@example.org\",\"text\":\"x\"}",
                "{\"list\":\"weekly\",\"subject\":\" \",\"text\":\"x\"}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\" \"}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"\\u0000\"}",
                "{\"list\":{\"$ne\":1},\"subject\":\"a\",\"text\":\"x\"}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"ratePerHour\":0}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"ratePerHour\":1.5}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"ratePerHour\":99999999999}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"domainRatePerHour\":-1}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"locale\":\"fr\"}",
                "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"x\",\"state\":\"SENT\"}"
            })
    void draftsOfAnotherShapeAreRefused(String body) {
        assertThat(client.postAs(staff, PATH, body)).hasStatus(400);
    }

    @Test
    void textsThatMailProgramsCutOffAreRefused() {
        var body = "{\"list\":\"weekly\",\"subject\":\"a\",\"text\":\"%s\"}";
        assertThat(client.postAs(staff, PATH, body.formatted("x".repeat(CampaignDraft.MAX_TEXT + 1))))
                .hasStatus(400);
        assertThat(client.postAs(staff, PATH, body.formatted("<".repeat(CampaignDraft.MAX_TEXT))))
                .hasStatus(201);
        assertThat(client.postAs(staff, PATH, body.formatted("[a](https://x.example) ".repeat(850))))
                .hasStatus(201);
        assertThat(client.postAs(staff, PATH, body.formatted("\\\"".repeat(19_000))))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\":\"2020-01-01T07:00\"}",
                "{\"at\":\"9999-01-01T07:00\"}",
                "{\"at\":\"tomorrow\"}",
                "{\"at\":20260101}",
                "{\"at\":\"2026-02-30T07:00\"}",
                "[]"
            })
    void timesThatAreNoneOrOverAreRefused(String body) {
        var id = create(draft(""));
        assertThat(client.postAs(staff, PATH + "/" + id + "/schedule", body)).hasStatus(400);
        assertThat(get(id).get("state").stringValue()).isEqualTo("DRAFT");
    }

    @Test
    void onlyStaffOfTheSiteSeeAndSendItsCampaigns() {
        var id = create(draft(""));
        var reader = client.reader().accessToken();
        assertThat(client.getAs(reader, PATH)).hasStatus(403);
        assertThat(client.postAs(reader, PATH, draft(""))).hasStatus(403);
        for (var act : List.of("schedule", "pause", "resume", "cancel", "test")) {
            var body = act.equals("test") ? "{\"email\":\"a@example.org\"}" : "{}";
            assertThat(client.postAs(reader, PATH + "/" + id + "/" + act, body)).hasStatus(403);
        }
        var elsewhere = "/admin/sites/other/campaigns/" + id;
        assertThat(client.getAs(staff, elsewhere)).hasStatus(404);
        assertThat(client.getAs(staff, elsewhere + "/preview")).hasStatus(404);
        assertThat(client.postAs(staff, elsewhere + "/cancel", "")).hasStatus(404);
        assertThat(client.postAs(staff, "/admin/sites/other/campaigns", draft("")))
                .hasStatus(404);
        assertThat(client.getAs(staff, PATH + "/$ne")).hasStatus(404);
    }

    @Test
    void listIsPagedNewestFirst() {
        var ids = IntStream.range(0, 3).mapToObj(number -> create(draft(""))).toList();
        var first = client.body(client.getAs(staff, PATH + "?limit=2"));
        var second = client.body(client.getAs(
                staff, PATH + "?limit=2&cursor=" + first.get("next").stringValue()));
        assertThat(List.of(
                        first.get("items").get(0).get("id").stringValue(),
                        first.get("items").get(1).get("id").stringValue(),
                        second.get("items").get(0).get("id").stringValue()))
                .isEqualTo(ids.reversed());
        assertThat(second.get("next").isNull()).isTrue();
    }

    private void send() throws InterruptedException {
        sender.work();
        bulk.work();
        sender.work();
    }

    private List<String> subscribers(int count) {
        return IntStream.range(0, count).mapToObj(number -> subscriber("")).toList();
    }

    private String subscriber(String language) {
        var email = client.newAddress();
        subscribe(email, language);
        return email;
    }

    private void subscribe(String email, String language) {
        assertThat(mvc.post()
                        .uri("/api/v1/admin/sites/vir/newsletters/weekly/subscribers")
                        .header("Authorization", "Bearer " + staff)
                        .contentType("text/csv")
                        .content("email,consentedAt,origin,locale\n%s,2020-01-01,Fair,%s\n".formatted(email, language)))
                .hasStatusOk();
    }

    private static String draft(String more) {
        var fields = more.contains("subject") ? more : "\"subject\":\"A week\"" + (more.isEmpty() ? "" : "," + more);
        return "{\"list\":\"weekly\",\"text\":\"Good morning\"," + fields + "}";
    }

    private String create(String draft) {
        return client.body(client.postAs(staff, PATH, draft)).get("id").stringValue();
    }

    private String scheduled(String draft) {
        var id = create(draft);
        assertThat(client.postAs(staff, PATH + "/" + id + "/schedule", "{}")).hasStatusOk();
        return id;
    }

    private JsonNode get(String id) {
        return client.body(client.getAs(staff, PATH + "/" + id));
    }

    private int sent(String id) {
        return get(id).get("results").get("sent").intValue();
    }

    private String act(String id, String act) {
        return client.body(client.postAs(staff, PATH + "/" + id + "/" + act, ""))
                .get("state")
                .stringValue();
    }

    private List<Mailbox.Received> received(String email) {
        return mailbox.mailsTo(outbox, email);
    }
}
