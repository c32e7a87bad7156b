package org.usersay.gateway.cache;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Kept answers live long here, so that whatever shows a change shows it because of the change. */
@GatewayTest
@TestPropertySource(properties = {"usersay.cache.longest=1h", "usersay.cache.patience=300ms"})
class ResponseCacheTests {

    private static final AtomicLong ARTICLES = new AtomicLong();
    private static final String PUBLIC = "max-age=3600, public, stale-while-revalidate=30";

    private static final String OFFERS = "/api/v1/sites/vir/publications";

    private final String article = "a" + ARTICLES.incrementAndGet();
    private final String comments = "/api/v1/sites/vir/articles/" + article + "/comments";

    @BeforeEach
    void theServiceAnswers() {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
        says("one");
    }

    @Test
    void aPublicAnswerIsAskedForOnce(Client client) {
        var first = client.get(comments);
        var second = client.get(comments);

        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("one");
        assertThat(second.headers().firstValue("ETag")).hasValue("\"one\"");
        assertThat(second.headers().firstValue("Cache-Control")).hasValue(PUBLIC);
        assertThat(second.headers().firstValue("Content-Type")).hasValue("application/json");
        assertAsked(1);
    }

    @Test
    void aKnownTagIsAnsweredHere(Client client) {
        client.get(comments);

        var again = client.get(comments, "If-None-Match", "W/\"one\"");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue("\"one\"");
        assertAsked(1);
    }

    @Test
    void theFirstReadersTagIsNotTheServicesBusiness(Client client) {
        assertThat(client.get(comments, "If-None-Match", "\"one\"").statusCode())
                .isEqualTo(304);
        assertThat(client.get(comments).body()).isEqualTo("one");
        Stubs.COMMENTS.verify(1, getRequestedFor(urlEqualTo(comments)).withoutHeader("If-None-Match"));
    }

    @Test
    void everyOriginIsGivenTheSameBodyAndItsOwnPermission(Client client) {
        client.get(comments, "Origin", "https://evil.example");

        var answer = client.get(comments, "Origin", "https://news.example");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://news.example");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertAsked(1);
    }

    @Test
    void requestsWithCookiesShareTheCachedResponse(Client client) {
        client.get(comments, "Cookie", "usersay_access=aaa.bbb.ccc");

        assertThat(client.get(comments).body()).isEqualTo("one");
        assertThat(client.get(comments, "Cookie", "usersay_access=aaa.bbb.ccc").body())
                .isEqualTo("one");
        assertAsked(1);
        Stubs.COMMENTS.verify(getRequestedFor(urlEqualTo(comments)).withoutHeader("Authorization"));
    }

    @Test
    void aTokenInAHeaderPassesBy(Client client) {
        client.get(comments, "Authorization", "Bearer t");
        client.get(comments);
        client.get(comments, "Authorization", "Bearer t");

        assertAsked(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | private, max-age=60",
                "Cache-Control | public, max-age=60, no-store",
                "Cache-Control | public, no-cache, max-age=60",
                "Cache-Control | public",
                "Cache-Control | max-age=60",
                "Cache-Control | public, max-age=0",
                "Cache-Control | public, max-age=60, s-maxage=0",
                "Cache-Control | s-maxage=60",
                "Cache-Control | public, max-age=60, usersay-edge-ms=0",
                "Cache-Control | public, max-age=0, s-maxage=60, usersay-edge-ms=soon",
                "Cache-Control | public, max-age=0, s-maxage=0, usersay-edge-ms=60000",
                "Cache-Control | public, max-age=-1",
                "Cache-Control | public, max-age=9999999999999",
                "X-None | no Cache-Control at all"
            })
    void whatIsNotPlainlyPublicIsNotKept(String name, String value, Client client) {
        answers(aResponse().withHeader(name, value).withBody("x"));
        client.get(comments);
        client.get(comments);

        assertAsked(2);
    }

    @Test
    void aServiceMayShortenItToPartsOfASecond(Client client) {
        answers(aResponse()
                .withHeader("Cache-Control", "max-age=0, public, s-maxage=60, usersay-edge-ms=60000")
                .withBody("x"));
        client.get(comments);
        client.get(comments);
        assertAsked(1);

        outdate(client);
        answers(aResponse()
                .withHeader("Cache-Control", "max-age=0, public, s-maxage=60, usersay-edge-ms=1")
                .withBody("x"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            client.get(comments);
            return asked() > 3;
        });
    }

    @ParameterizedTest
    @CsvSource({"Set-Cookie, a=b", "Vary, Cookie", "Vary, Authorization", "Vary, *", "Vary, 'Accept, X-Other'"})
    void whatDiffersByReaderIsNotKept(String name, String value, Client client) {
        answers(aResponse()
                .withHeader("Cache-Control", PUBLIC)
                .withHeader(name, value)
                .withBody("x"));
        client.get(comments);
        client.get(comments);

        assertAsked(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 301, 206, 500})
    void onlyASuccessIsKept(int status, Client client) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Cache-Control", PUBLIC)
                .withBody("x"));

        assertThat(client.get(comments).statusCode()).isEqualTo(status);
        assertThat(client.get(comments).statusCode()).isEqualTo(status);
        assertAsked(2);
    }

    @Test
    void aPageAndItsDataAreKeptApart(Client client) {
        client.get(comments, "Accept", "application/json");
        says("<p>");

        assertThat(client.get(comments, "Accept", "text/html").body()).isEqualTo("<p>");
        assertThat(client.get(comments, "Accept", "*/*").body()).isEqualTo("one");
    }

    @Test
    void aWriteToTheArticleShowsAtOnce(Client client) {
        client.get(comments);
        says("two");
        assertThat(client.get(comments).body()).isEqualTo("one");

        client.post(comments, "{}", "Authorization", "Bearer t");

        assertThat(client.get(comments).body()).isEqualTo("two");
    }

    @Test
    void aWriteToAnotherArticleLeavesThisOneAlone(Client client) {
        client.get(comments);
        client.post("/api/v1/sites/vir/articles/elsewhere/comments", "{}", "Authorization", "Bearer t");
        client.get(comments);

        assertAsked(1);
    }

    @Test
    void aListIsOutdatedByEachArticleItNames(Client client) {
        var named = "/api/v1/sites/vir/comment-counts?article=x&article=" + article;
        var others = "/api/v1/sites/vir/comment-counts?article=x&article=y";
        var whole = "/api/v1/sites/vir/comments/latest?of=" + article;
        List.of(named, others, whole).forEach(path -> {
            Stubs.COMMENTS.stubFor(get(urlEqualTo(path))
                    .willReturn(aResponse().withHeader("Cache-Control", PUBLIC).withBody("x")));
            client.get(path);
        });

        client.post(comments, "{}", "Authorization", "Bearer t");
        List.of(named, others, whole).forEach(client::get);

        Stubs.COMMENTS.verify(2, getRequestedFor(urlEqualTo(named)));
        Stubs.COMMENTS.verify(1, getRequestedFor(urlEqualTo(others)));
        Stubs.COMMENTS.verify(2, getRequestedFor(urlEqualTo(whole)));
    }

    @Test
    void aWriteThatNamesNoArticleOutdatesItsWholeService(Client client) {
        client.get(comments);

        client.send("PUT", "/api/v1/comments/c1/vote", "{}", "Authorization", "Bearer t");
        client.get(comments);

        assertAsked(2);
    }

    @Test
    void theServiceMayNameTheArticleOfAWrite(Client client) {
        client.get(comments);
        Stubs.COMMENTS.stubFor(any(urlEqualTo("/api/v1/comments/c1/vote"))
                .willReturn(aResponse().withHeader("Usersay-Article", "vir/elsewhere")));
        client.send("PUT", "/api/v1/comments/c1/vote", "{}", "Authorization", "Bearer t");
        client.get(comments);
        assertAsked(1);

        Stubs.COMMENTS.stubFor(any(urlEqualTo("/api/v1/comments/c1/vote"))
                .willReturn(aResponse().withHeader("Usersay-Article", "vir/" + article)));
        client.send("PUT", "/api/v1/comments/c1/vote", "{}", "Authorization", "Bearer t");
        client.get(comments);
        assertAsked(2);
    }

    /** Each article that is read is one, so that no list of offers would ever be kept. */
    @Test
    void aMeteredArticleChangesNothing(Client client) {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Cache-Control", "public, max-age=60")
                        .withBody("{}")));

        client.get(OFFERS);
        client.send("PUT", "/api/v1/sites/vir/articles/a1/meter", null);
        client.get(OFFERS);
        client.post("/api/v1/sites/vir/subscription-orders", "{}");
        client.get(OFFERS);

        Stubs.SUBSCRIPTION.verify(2, getRequestedFor(urlEqualTo(OFFERS)));
    }

    @Test
    void aRefusedWriteChangesNothing(Client client) {
        client.get(comments);
        Stubs.COMMENTS.stubFor(
                any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(403)));
        client.post(comments, "{}", "Authorization", "Bearer t");
        client.get(comments);

        assertAsked(1);
    }

    @Test
    void manyWhoAskAtOnceAskOnce(Client client) throws InterruptedException {
        answers(aResponse().withHeader("Cache-Control", PUBLIC).withBody("one").withFixedDelay(200));

        var bodies = atOnce(40, () -> client.get(comments).body());

        assertThat(bodies).containsOnly("one");
        assertThat(asked()).isLessThan(5);
    }

    @Test
    void whatMayNotBeKeptIsAskedForByEach(Client client) throws InterruptedException {
        answers(aResponse()
                .withHeader("Cache-Control", "private")
                .withBody("mine")
                .withFixedDelay(50));

        assertThat(atOnce(10, () -> client.get(comments).body())).containsOnly("mine");
        assertAsked(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void whileTheServiceIsDownTheOldIsGivenAndMarked(int status, Client client) {
        client.get(comments);
        outdate(client);
        answers(aResponse().withStatus(status));

        var answer = client.get(comments);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("one");
        assertThat(answer.headers().firstValue("Usersay-Degraded")).hasValue("stale");
        assertThat(answer.headers().firstValue("Age")).isPresent();

        says("two");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var again = client.get(comments);
            assertThat(again.body()).isEqualTo("two");
            assertThat(again.headers().firstValue("Usersay-Degraded")).isEmpty();
        });
    }

    @Test
    void requestsBehindAHangingOneGetTheStaleResponse(Client client) throws InterruptedException {
        client.get(comments);
        outdate(client);
        answers(aResponse().withFixedDelay(60_000));

        var answers = atOnce(10, () -> client.get(comments));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.body()).isEqualTo("one");
            assertThat(answer.headers().firstValue("Usersay-Degraded")).hasValue("stale");
        });
        assertThat(asked()).isLessThan(5);
    }

    @Test
    void anUnchangedAnswerIsOnlyConfirmed(Client client) {
        client.get(comments);
        outdate(client);
        Stubs.COMMENTS.stubFor(get(urlEqualTo(comments))
                .withHeader("If-None-Match", equalTo("\"one\""))
                .willReturn(aResponse().withStatus(304).withHeader("ETag", "\"one\"")));

        assertThat(client.get(comments).body()).isEqualTo("one");
        assertThat(client.get(comments).body()).isEqualTo("one");
        assertAsked(2);
    }

    @Test
    void notModifiedResponseReplacesTheDegradedHeader(Client client) {
        client.get(comments);
        var unchanged = aResponse().withStatus(304).withHeader("ETag", "\"one\"");
        outdate(client);
        answers(unchanged.withHeader("Usersay-Degraded", "stale"));
        assertThat(client.get(comments).headers().firstValue("Usersay-Degraded"))
                .hasValue("stale");

        outdate(client);
        answers(aResponse().withStatus(503));
        assertThat(client.get(comments).headers().allValues("Usersay-Degraded")).containsExactly("stale");

        outdate(client);
        answers(aResponse().withStatus(304).withHeader("ETag", "\"one\""));
        assertThat(client.get(comments).headers().firstValue("Usersay-Degraded"))
                .isEmpty();
    }

    @Test
    void whatIsGoneIsForgotten(Client client) {
        client.get(comments);
        outdate(client);
        answers(aResponse().withStatus(404));
        assertThat(client.get(comments).statusCode()).isEqualTo(404);

        answers(aResponse().withStatus(503));

        assertThat(client.get(comments).statusCode()).isEqualTo(503);
    }

    @Test
    void longResponseIsCompressedForClientsThatAcceptIt(Client client) {
        says("word ".repeat(1_000));
        client.get(comments);

        var packed = client.get(comments, "Accept-Encoding", "gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(500);
        assertThat(client.get(comments).body()).hasSize(5_000);
        assertAsked(1);
    }

    @Test
    void headIsAnsweredFromWhatIsKeptAndKeepsNothing(Client client) {
        assertThat(client.send("HEAD", comments, null).statusCode()).isEqualTo(201);
        assertThat(client.get(comments).body()).isEqualTo("one");

        var head = client.send("HEAD", comments, null);

        assertThat(head.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(head.body()).isEmpty();
        Stubs.COMMENTS.verify(2, anyRequestedFor(urlEqualTo(comments)));
    }

    private void says(String body) {
        answers(aResponse()
                .withHeader("Cache-Control", PUBLIC)
                .withHeader("Content-Type", "application/json")
                .withHeader("ETag", '"' + body.substring(0, Math.min(3, body.length())) + '"')
                .withBody(body));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        Stubs.COMMENTS.stubFor(get(urlEqualTo(comments)).willReturn(answer));
    }

    private void outdate(Client client) {
        client.post(comments, "{}", "Authorization", "Bearer t");
    }

    private int asked() {
        return Stubs.COMMENTS.findAll(getRequestedFor(urlEqualTo(comments))).size();
    }

    private void assertAsked(int times) {
        assertThat(asked()).isEqualTo(times);
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, times).mapToObj(i -> what).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
