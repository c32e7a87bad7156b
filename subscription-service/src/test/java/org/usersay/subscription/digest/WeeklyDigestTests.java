package org.usersay.subscription.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.campaign.AutomaticCampaigns;
import org.usersay.subscription.digest.DigestSettings.Weekly;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
@TestPropertySource(
        properties = {
            "usersay.digest.poll=1h",
            "usersay.digest.sites.vir.list=weekly",
            "usersay.digest.sites.vir.day=SUNDAY",
            "usersay.digest.sites.vir.hour=7",
            "usersay.digest.sites.vir.articles=2"
        })
class WeeklyDigestTests {

    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final HttpServer SERVICES = start();

    @Autowired
    WeeklyDigests digests;

    @Autowired
    DigestSettings settings;

    @Autowired
    DigestSource source;

    @Autowired
    AutomaticCampaigns automatic;

    @Autowired
    Sites sites;

    @Autowired
    Client client;

    @Autowired
    MongoDatabase database;

    @Autowired
    AdjustableClock clock;

    /** The next Sunday from tomorrow on. */
    private final LocalDate sunday =
            LocalDate.now(ZoneOffset.UTC).plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        var address = "http://localhost:" + SERVICES.getAddress().getPort();
        properties.add("usersay.digest.comments", () -> address);
        properties.add("usersay.digest.ratings", () -> address);
    }

    @AfterAll
    static void stop() {
        SERVICES.stop(0);
    }

    @BeforeEach
    void begin() {
        database.getCollection("campaigns").deleteMany(new Document());
        ANSWERS.clear();
        ANSWERS.put(discussed(), """
            {"items":[{"article":"a1","title":"Rice [is] *dear* <b>","url":"https://example.org/a1","comments":23},
            {"article":"a2","title":null,"url":null,"comments":20},
            {"article":"a3","title":"Trains","url":"https://example.org/a3?x=(1)","comments":1},
            {"article":"a4","title":"Snow","url":"javascript:alert(1)","comments":1},
            {"article":"a5","title":"Third","url":"https://example.org/a5","comments":1}]}\
            """);
        ANSWERS.put("/api/v1/sites/vir/ratings/top?period=week&limit=2", """
            {"items":[{"article":"a9","title":"Harbour","url":"https://example.org/a9","count":12,"average":4.6}],"next":null}\
            """);
        clock.advance(Duration.between(clock.instant(), sunday.atTime(7, 30).toInstant(ZoneOffset.UTC)));
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void digestHasTheBestOfBothServicesAndIsMadeOnce() throws Exception {
        digests.makeDue();
        digests.makeDue();
        var campaigns = campaigns();
        assertThat(campaigns).hasSize(1);
        var digest = campaigns.getFirst();
        assertThat(digest.get("subject").stringValue()).isEqualTo("Demo newsroom: the week");
        assertThat(digest.get("list").stringValue()).isEqualTo("weekly");
        assertThat(digest.get("state").stringValue()).isEqualTo("SCHEDULED");
        assertThat(digest.get("text").stringValue())
                .contains(
                        "## Most discussed this week",
                        "- [Rice \\[is\\] \\*dear\\* \\<b\\>](<https://example.org/a1>) · 23 comments\n",
                        "- [Trains](<https://example.org/a3?x=(1)>) · 1 comment\n",
                        "- [Harbour](<https://example.org/a9>) · 4.6 of 5 stars, 12 votes\n")
                .doesNotContain("javascript", "Third", "null");
        var preview = client.getAs(
                client.administrator().accessToken(),
                "/admin/sites/vir/campaigns/" + digest.get("id").stringValue() + "/preview.html");
        assertThat(preview)
                .bodyText()
                .contains("Rice [is] *dear* &lt;b&gt;</a>", "href=\"https://example.org/a3?x=(1)\"");
    }

    @Test
    void serviceThatDoesNotAnswerPutsItOff() throws Exception {
        for (var service : List.copyOf(ANSWERS.keySet())) {
            var answer = ANSWERS.remove(service);
            digests.makeDue();
            assertThat(campaigns()).isEmpty();
            ANSWERS.put(service, "{\"items\":");
            digests.makeDue();
            assertThat(campaigns()).isEmpty();
            ANSWERS.put(service, answer);
        }
        clock.advance(Duration.ofHours(2));
        digests.makeDue();
        assertThat(campaigns()).hasSize(1);
    }

    @Test
    void weekHasOneDigestWhateverItsHourIsChangedTo() throws Exception {
        digests.makeDue();
        var later = new DigestSettings(
                Map.of("vir", new Weekly("weekly", DayOfWeek.SATURDAY, 23, 2)),
                settings.comments(),
                settings.ratings(),
                settings.timeout(),
                settings.poll());
        assertThat(campaigns()).hasSize(1);
        ANSWERS.put(discussed(2), ANSWERS.get(discussed()));
        new WeeklyDigests(later, source, automatic, sites, clock).makeDue();
        assertThat(campaigns()).hasSize(1);
    }

    @Test
    void whatCouldNotBeMadeForADayIsLeftOut() throws Exception {
        clock.advance(Duration.ofHours(24));
        digests.makeDue();
        assertThat(campaigns()).isEmpty();
    }

    @Test
    void nothingIsMadeBeforeItsHourNorOfAnEmptyWeek() throws Exception {
        clock.advance(Duration.ofHours(-1));
        digests.makeDue();
        assertThat(campaigns()).isEmpty();
        clock.advance(Duration.ofHours(1));
        ANSWERS.replaceAll((service, answer) -> "{\"items\":[]}");
        digests.makeDue();
        assertThat(campaigns()).isEmpty();
    }

    @Test
    void cancelledDigestStaysCancelledAndTheNextWeekHasItsOwn() throws Exception {
        digests.makeDue();
        var staff = client.administrator().accessToken();
        var id = campaigns().getFirst().get("id").stringValue();
        assertThat(client.postAs(staff, "/admin/sites/vir/campaigns/" + id + "/cancel", ""))
                .hasStatusOk();
        digests.makeDue();
        assertThat(campaigns()).hasSize(1);
        ANSWERS.put(
                "/internal/sites/vir/discussed-articles?from=" + sunday + "&to=" + sunday.plusDays(6),
                "{\"items\":[]}");
        clock.advance(Duration.ofDays(7));
        digests.makeDue();
        assertThat(campaigns()).hasSize(2);
    }

    private List<JsonNode> campaigns() {
        var staff = client.administrator().accessToken();
        return List.copyOf(client.body(client.getAs(staff, "/admin/sites/vir/campaigns"))
                .get("items")
                .values());
    }

    private String discussed() {
        return discussed(1);
    }

    /** Of the week that ended so many days before Sunday. */
    private String discussed(int ago) {
        return "/internal/sites/vir/discussed-articles?from=" + sunday.minusDays(6 + ago) + "&to="
                + sunday.minusDays(ago);
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", WeeklyDigestTests::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = ANSWERS.get(exchange.getRequestURI().toString());
            if (answer == null) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
