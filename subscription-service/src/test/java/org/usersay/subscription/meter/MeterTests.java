package org.usersay.subscription.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.identity.Device;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.signingkey.KeyRing;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
class MeterTests {

    private static final int LIMIT = 3;

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    MeterStore store;

    @Autowired
    KeyRing keys;

    @Autowired
    AdjustableClock clock;

    @Autowired
    AttemptLimiter attemptLimiter;

    @Autowired
    Sites sites;

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @Test
    void articleCountsOnceAndTheFourthIsRefusedWithTheDayOnWhichItStartsAgain() {
        var browser = MeteredReader.browser(mvc);
        assertThat(remaining(browser.open("a"))).isEqualTo(2);
        assertThat(remaining(browser.open("a"))).isEqualTo(2);
        assertThat(remaining(browser.open("b"))).isEqualTo(1);
        assertThat(remaining(browser.open("c"))).isZero();
        var fourth = client.body(browser.open("d"));
        assertThat(fourth.get("state").stringValue()).isEqualTo("USED_UP");
        assertThat(fourth.get("limit").intValue()).isEqualTo(LIMIT);
        assertThat(fourth.get("remaining").intValue()).isZero();
        assertThat(fourth.get("statement").isNull()).isTrue();
        assertThat(Instant.parse(fourth.get("startsAgainAt").stringValue())).isEqualTo(endOfMonth(ZoneOffset.UTC));
        assertThat(remaining(browser.open("b"))).isZero();
        assertThat(remaining(MeteredReader.browser(mvc).open("d"))).isEqualTo(2);
    }

    @Test
    void statementGrantsTheArticleAloneForFiveSeconds() throws Exception {
        var answer = client.body(MeteredReader.browser(mvc).open("harbin"));
        var signed = SignedJWT.parse(answer.get("statement").stringValue());
        assertThat(signed.verify(new ECDSAVerifier(keys.current().toPublicJWK())))
                .isTrue();
        assertThat(signed.getHeader().getType()).hasToString("entitlements+jwt");
        var claims = signed.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("paywall:vir");
        assertThat(claims.getSubject()).isNull();
        assertThat(claims.getStringClaim("article")).isEqualTo("harbin");
        assertThat(claims.getStringListClaim("entitlements")).isEmpty();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void parallelOpensNeverCountMoreThanThereAre() throws InterruptedException, ExecutionException {
        var browser = MeteredReader.browser(mvc);
        // Requests that arrive before there is a meter count as new browsers, of which fewer are allowed.
        browser.open("a0");
        var opened =
                parallel(IntStream.range(0, 40).mapToObj(number -> "a" + number).toList(), browser);
        assertThat(opened.stream().filter("COUNTED"::equals)).hasSize(LIMIT);
        assertThat(opened.stream().filter("USED_UP"::equals)).hasSize(40 - LIMIT);
    }

    @Test
    void parallelOpensOfFewArticlesAreAllCountedOnce() throws InterruptedException, ExecutionException {
        var browser = MeteredReader.browser(mvc);
        browser.open("a1");
        var opened = parallel(
                IntStream.range(0, 30).mapToObj(number -> "a" + number % 2).toList(), browser);
        assertThat(opened).containsOnly("COUNTED");
        assertThat(remaining(browser.open("a0"))).isEqualTo(1);
    }

    @Test
    void monthEndsByTheCalendarOfTheSite() {
        var early = endOfMonth(ZoneId.of("Pacific/Kiritimati"));
        setClock(early.minusSeconds(60));
        var browser = MeteredReader.browser(mvc);
        for (var site : List.of("vir", "other")) {
            List.of("a", "b", "c").forEach(article -> browser.open(site, article));
            assertThat(state(browser.open(site, "d"))).isEqualTo("USED_UP");
        }
        setClock(early.plusSeconds(60));
        assertThat(state(browser.open("vir", "d"))).isEqualTo("USED_UP");
        assertThat(remaining(browser.open("other", "d"))).isEqualTo(2);
        setClock(early.plus(Duration.ofHours(14)).plusSeconds(60));
        assertThat(remaining(browser.open("vir", "d"))).isEqualTo(2);
    }

    @Test
    void lastMonthsMetersAreDeleted() {
        var browser = MeteredReader.browser(mvc);
        browser.open("a");
        var meters = database.getCollection("article_meters");
        store.deleteExpired(endOfMonth(ZoneOffset.UTC).minusSeconds(1));
        assertThat(meters.countDocuments()).isPositive();
        store.deleteExpired(endOfMonth(ZoneOffset.UTC));
        assertThat(meters.countDocuments(
                        new Document("_id", new Document("$regex", "^vir/" + YearMonth.now(ZoneOffset.UTC) + "/"))))
                .isZero();
    }

    @Test
    void whoReadWhatIsNotStoredInClearText() {
        var device = MeteredReader.freshDevice(MeteredReader.KEY);
        MeteredReader.device(mvc, device, "10.1.2.3").open("an-article-of-which-nobody-learns");
        var reader = client.reader();
        MeteredReader.signedIn(mvc, reader.accessToken()).open("an-article-of-which-nobody-learns");
        var stored = new StringBuilder();
        database.getCollection("article_meters").find().forEach(meter -> stored.append(meter.toJson()));
        assertThat(stored)
                .isNotEmpty()
                .doesNotContain(
                        "an-article-of-which-nobody-learns",
                        Device.read(device, MeteredReader.KEY).orElseThrow().id(),
                        client.idOf(reader),
                        reader.email());
    }

    @Test
    void newBrowsersOfOneNetworkAreBoundedAndKnownOnesReadOn() {
        var known = MeteredReader.browser(mvc, "10.9.9.9");
        known.open("a");
        var before = database.getCollection("article_meters").countDocuments();
        for (var number = 1; number < 20; number++) {
            assertThat(state(MeteredReader.browser(mvc, "10.9.9.9").open("a"))).isEqualTo("COUNTED");
        }
        var refused = MeteredReader.browser(mvc, "10.9.9.9").open("a");
        assertThat(refused).hasStatus(429);
        assertThat(refused).headers().containsHeader("Retry-After");
        assertThat(client.body(refused).get("type").stringValue()).isEqualTo("/problems/too-many-browsers");
        assertThat(database.getCollection("article_meters").countDocuments()).isEqualTo(before + 19);
        assertThat(remaining(known.open("b"))).isEqualTo(1);
        assertThat(remaining(MeteredReader.signedIn(mvc, client.reader().accessToken())
                        .open("a")))
                .isEqualTo(2);
    }

    @Test
    void newBrowsersAreBoundedBySiteAndThoseFromBeforeTheMonthAreNotNew() {
        var address = "10.9.9.8";
        for (var number = 0; number < 20; number++) {
            MeteredReader.browser(mvc, address).open("a");
        }
        assertThat(MeteredReader.browser(mvc, address).open("a")).hasStatus(429);
        assertThat(state(MeteredReader.browser(mvc, address).open("other", "a")))
                .isEqualTo("COUNTED");
        var before = YearMonth.now(ZoneOffset.UTC)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusSeconds(1);
        for (var number = 0; number < 50; number++) {
            var known = MeteredReader.device(mvc, MeteredReader.device(MeteredReader.KEY, before), address);
            assertThat(state(known.open("a"))).isEqualTo("COUNTED");
        }
        assertThat(MeteredReader.browser(mvc, address).open("a")).hasStatus(429);
    }

    @Test
    void browsersFromBeforeTheMonthAreBoundedToo() {
        var bound = new NewBrowsers(attemptLimiter, new MeterSettings(Map.of(), MeteredReader.KEY, 1));
        var site = sites.require("vir");
        var key = MeterKey.ofDevice(site, YearMonth.now(ZoneOffset.UTC), new Device("known", Instant.EPOCH));
        var requester = new Requester("10.9.9.7", null);
        for (var number = 0; number < 50; number++) {
            bound.admit(key, requester);
        }
        assertThatThrownBy(() -> bound.admit(key, requester)).hasMessageContaining("Sign in to read");
    }

    @Test
    void madeUpArticlesFillOneBoundedDocument() {
        var browser = MeteredReader.browser(mvc);
        var before = database.getCollection("article_meters").countDocuments();
        for (var number = 0; number < 50; number++) {
            browser.open("made-up-" + number);
        }
        assertThat(database.getCollection("article_meters").countDocuments()).isEqualTo(before + 1);
        assertThat(database.getCollection("article_meters").find().into(new ArrayList<>()))
                .allSatisfy(meter -> assertThat(meter.getList("articles", String.class))
                        .hasSizeLessThanOrEqualTo(LIMIT)
                        .hasSize(meter.getInteger("count"))
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void forgedDeviceIsNone(String device) {
        assertThat(MeteredReader.device(mvc, device, "10.0.0.1").open("a")).hasStatus(401);
        assertThat(MeteredReader.device(mvc, MeteredReader.freshDevice("another key of devices"), "10.0.0.1")
                        .open("a"))
                .hasStatus(401);
    }

    @Test
    void siteWithoutAMeterAndInvalidArticlesAreRefused() {
        var browser = MeteredReader.browser(mvc);
        assertThat(browser.open("nowhere", "a")).hasStatus(404);
        assertThat(browser.open("vir", "a b")).hasStatus(400);
        assertThat(browser.open("vir", "a".repeat(129))).hasStatus(400);
    }

    private List<String> parallel(List<String> articles, MeteredReader browser)
            throws InterruptedException, ExecutionException {
        var states = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = articles.stream()
                    .map(article -> threads.submit(() -> state(browser.open(article))))
                    .toList();
            for (var one : opened) {
                states.add(one.get());
            }
        }
        return states;
    }

    private void setClock(Instant time) {
        clock.reset();
        clock.advance(Duration.between(clock.instant(), time));
    }

    private static Instant endOfMonth(ZoneId zone) {
        return YearMonth.now(zone).plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    private String state(MvcTestResult answer) {
        return body(answer).get("state").stringValue();
    }

    private int remaining(MvcTestResult answer) {
        var body = body(answer);
        assertThat(body.get("state").stringValue()).isEqualTo("COUNTED");
        return body.get("remaining").intValue();
    }

    private JsonNode body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return client.body(answer);
    }
}
