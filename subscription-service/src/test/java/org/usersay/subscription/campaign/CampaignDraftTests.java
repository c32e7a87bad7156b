package org.usersay.subscription.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.BulkOutbox;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import org.usersay.subscription.test.TeamOrders;

@SubscriptionTest
class CampaignDraftTests {

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
    }

    @Test
    void draftIsChangedByItsVersion() {
        var created = client.postAs(staff, PATH, draft(""));
        var id = client.body(created).get("id").stringValue();
        var first = Objects.requireNonNull(created.getResponse().getHeader("ETag"));
        assertThat(put(id, "\"subject\":\"Mine\"", first)).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(put(id, "\"subject\":\"Yours\"", first))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/precondition-failed");
        assertThat(client.getAs(staff, PATH + "/" + id))
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .extractingPath("$.subject")
                .isEqualTo("Mine");
        assertThat(put(id, "", null)).hasStatusOk();
        assertThat(put(id, "", "*")).hasStatusOk();
        assertThat(put(id, "", "W/\"4\"")).hasStatusOk();
        assertThat(put(id, "", "\"x\", \"99999999999\"")).hasStatus(412);
    }

    @Test
    void onlyWhatWasSeenIsSent() {
        var id = create("");
        put(id, "\"subject\":\"Changed\"", null);
        assertThat(schedule(id, "\"1\"")).hasStatus(412);
        assertThat(schedule(id, "\"2\"")).hasStatusOk();
    }

    @Test
    void listCountsNobodyAndTheCampaignItselfDoes() {
        subscriber();
        subscriber();
        var id = create("");
        assertThat(client.getAs(staff, PATH))
                .bodyJson()
                .extractingPath("$.items[0].recipients")
                .isNull();
        assertThat(count(id)).isEqualTo(2);
        assertThat(schedule(id, null)).bodyJson().extractingPath("$.recipients").isNull();
        sender.work();
        subscriber();
        assertThat(client.getAs(staff, PATH))
                .bodyJson()
                .extractingPath("$.items[0].recipients")
                .isEqualTo(2);
        var reader = client.reader().accessToken();
        assertThat(client.getAs(reader, PATH + "/" + id + "/recipients")).hasStatus(403);
        assertThat(client.getAs(staff, "/admin/sites/other/campaigns/" + id + "/recipients"))
                .hasStatus(404);
    }

    @Test
    void previewIsAPageOfItsOwnWhereNothingRuns() {
        var id = create("\"text\":\"<script>alert(1)</script>\\n\\n**Bold**\"");
        for (var scheme : new String[] {"LIGHT", "DARK"}) {
            var page = client.getAs(staff, PATH + "/" + id + "/preview.html?scheme=" + scheme);
            assertThat(page)
                    .hasStatusOk()
                    .hasContentType("text/html;charset=UTF-8")
                    .hasHeader("Cache-Control", "no-store, private");
            assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                    .startsWith("sandbox; default-src 'none'; style-src 'unsafe-inline';")
                    .contains("frame-ancestors 'self'")
                    .doesNotContain("allow-", "script-src");
            assertThat(page)
                    .bodyText()
                    .contains("<strong>Bold</strong>", "content=\"" + scheme.toLowerCase(Locale.ROOT) + "\"")
                    .contains(scheme.equals("DARK") ? "@media all" : "@media not all")
                    .doesNotContain("<script", "light dark", "prefers-color-scheme");
        }
        assertThat(client.getAs(staff, PATH + "/" + id + "/preview.html?scheme=x"))
                .hasStatus(400);
        assertThat(client.getAs(client.reader().accessToken(), PATH + "/" + id + "/preview.html"))
                .hasStatus(403);
        assertThat(mvc.get().uri("/api/v1" + PATH + "/" + id + "/preview.html")).hasStatus(401);
        assertThat(client.getAs(staff, "/admin/sites/other/campaigns/" + id + "/preview.html"))
                .hasStatus(404);
    }

    @Test
    void onlySubscribersOfAPlanGetIt() throws Exception {
        var weekly = ordered("weekly-3", "ACTIVE");
        var digital = ordered("digital-1", "PAID");
        var unpaid = ordered("weekly-3", "SUBMITTED");
        var none = subscriber();
        sent("\"plan\":\"weekly-3\"", 1);
        assertThat(mailbox.mailsTo(outbox, weekly)).hasSize(1);
        sent("\"plan\":\"NONE\"", 2);
        assertThat(mailbox.mailsTo(outbox, none)).hasSize(1);
        assertThat(mailbox.mailsTo(outbox, unpaid)).hasSize(1);
        assertThat(mailbox.mailsTo(outbox, digital)).isEmpty();
    }

    @Test
    void whoHasASeatOfAnOrderSubscribesToItsPlan() throws Exception {
        var orders = new TeamOrders(client);
        var buyer = client.reader();
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var first = orders.member(buyer, order);
        var second = orders.member(buyer, order);
        var left = orders.member(buyer, order);
        assertThat(orders.remove(buyer, order, orders.idOf(buyer, order, left.email())))
                .hasStatus(204);
        database.getCollection("orders")
                .updateOne(new Document("_id", order), new Document("$set", new Document("seats.count", 1)));
        var none = subscriber();
        for (var reader : List.of(first, second, left)) {
            subscribe(reader.email());
        }
        mailbox.clear();
        sent("\"plan\":\"%s\"".formatted(TeamOrders.PLAN), 1);
        assertThat(mailbox.mailsTo(outbox, first.email())).hasSize(1);
        sent("\"plan\":\"weekly-3\"", 0);
        sent("\"plan\":\"NONE\"", 3);
        for (var reader : List.of(second.email(), left.email(), none)) {
            assertThat(mailbox.mailsTo(outbox, reader)).hasSize(1);
        }
        orders.move(order, "CANCELLED");
        assertThat(count(create("\"plan\":\"NONE\""))).isEqualTo(4);
    }

    @Test
    void onlyActiveReadersGetIt() throws Exception {
        var former = client.reader();
        subscribe(former.email());
        subscriber();
        clock.advance(Duration.ofDays(40));
        var reader = client.signIn(former.email(), Client.PASSWORD);
        assertThat(reader).hasStatusOk();
        staff = client.administrator().accessToken();
        var recent = subscriber();
        sent("\"activeWithinDays\":30", 2);
        assertThat(mailbox.mailsTo(outbox, former.email()).getFirst().subject()).isEqualTo("A week");
        assertThat(mailbox.mailsTo(outbox, recent)).hasSize(1);
        sent("\"activeWithinDays\":30,\"plan\":\"weekly-3\"", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plan\":\"hourly\"",
                "\"plan\":\"\"",
                "\"plan\":{\"$ne\":1}",
                "\"plan\":\"none\"",
                "\"activeWithinDays\":0",
                "\"activeWithinDays\":31",
                "\"activeWithinDays\":\"30\"",
                "\"activeWithinDays\":1.5"
            })
    void segmentsThatAreNoneAreRefused(String segment) {
        assertThat(client.postAs(staff, PATH, draft(segment))).hasStatus(400);
    }

    private void sent(String segment, int recipients) throws InterruptedException {
        var id = create(segment);
        assertThat(count(id)).isEqualTo(recipients);
        assertThat(schedule(id, null)).hasStatusOk();
        sender.work();
        bulk.work();
        sender.work();
        var results = client.body(client.getAs(staff, PATH + "/" + id));
        assertThat(results.get("queued").intValue()).isEqualTo(recipients);
        assertThat(results.get("results").get("sent").intValue()).isEqualTo(recipients);
    }

    private int count(String id) {
        return client.body(client.getAs(staff, PATH + "/" + id + "/recipients"))
                .get("count")
                .intValue();
    }

    private String ordered(String plan, String state) {
        var email = subscriber();
        var posted = plan.startsWith("weekly")
                ? ",\"delivery\":{\"address\":\"1 Quay\",\"city\":\"Hue\",\"country\":\"VN\"}"
                : "";
        assertThat(client.post("/sites/vir/subscription-orders", """
            {"plan":"%s","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}%s}\
            """.formatted(
                                plan, LocalDate.now(ZoneOffset.UTC).plusDays(1), email, posted)))
                .hasStatus(201);
        database.getCollection("orders")
                .updateOne(new Document("emailKey", email), new Document("$set", new Document("state", state)));
        mailbox.mailsTo(outbox, email);
        mailbox.clear();
        return email;
    }

    private String subscriber() {
        var email = client.newAddress();
        subscribe(email);
        return email;
    }

    private void subscribe(String email) {
        assertThat(mvc.post()
                        .uri("/api/v1/admin/sites/vir/newsletters/weekly/subscribers")
                        .header("Authorization", "Bearer " + staff)
                        .contentType("text/csv")
                        .content("email,consentedAt,origin\n%s,2020-01-01,Fair\n".formatted(email)))
                .hasStatusOk();
    }

    private static String draft(String more) {
        var text = more.contains("\"text\"") ? "" : ",\"text\":\"Good morning\"";
        var subject = more.contains("\"subject\"") ? "" : ",\"subject\":\"A week\"";
        return "{\"list\":\"weekly\"" + text + subject + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private String create(String more) {
        return client.body(client.postAs(staff, PATH, draft(more))).get("id").stringValue();
    }

    private MvcTestResult put(String id, String more, @Nullable String ifMatch) {
        var request = mvc.put()
                .uri("/api/v1" + PATH + "/" + id)
                .header("Authorization", "Bearer " + staff)
                .contentType(MediaType.APPLICATION_JSON)
                .content(draft(more));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private MvcTestResult schedule(String id, @Nullable String ifMatch) {
        var request = mvc.post()
                .uri("/api/v1" + PATH + "/" + id + "/schedule")
                .header("Authorization", "Bearer " + staff)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }
}
