package org.usersay.gateway.engagement;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Each test has articles of its own, since answers are cached. */
@GatewayTest
class EngagementTests {

    private static final String SITE = "/api/v1/sites/vir";

    @Test
    void joinsCountFirstPageAndRating(Client client) {
        comments("whole", 12);
        rating("whole");

        var answer = client.get(SITE + "/articles/whole/engagement", "Authorization", "Bearer stale");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"article\":{\"id\":\"whole\",\"state\":\"OPEN\"},"
                        + "\"comments\":{\"count\":12,\"items\":[],\"next\":null},"
                        + "\"rating\":{\"count\":3,\"average\":4.5},\"missing\":[]}");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("public");
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(client.get(SITE + "/articles/whole/engagement", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        Stubs.COMMENTS.verify(
                1,
                getRequestedFor(urlEqualTo(SITE + "/articles/whole/comments")).withoutHeader("Authorization"));
    }

    @Test
    void namesAPartWhoseServiceHangs(Client client) {
        comments("hanging", 1);
        Stubs.RATINGS.stubFor(get(SITE + "/articles/hanging/rating")
                .willReturn(aResponse().withBody("{}").withFixedDelay(60_000)));

        var answer = client.get(SITE + "/articles/hanging/engagement");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"count\":1", "\"missing\":[\"rating\"]");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void namesBothPartsWhoseServicesFail(Client client) {
        Stubs.COMMENTS.stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        Stubs.RATINGS.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));

        var answer = client.get(SITE + "/articles/failing/engagement");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"article\":{\"id\":\"failing\"},\"missing\":[\"comments\",\"rating\"]}");
    }

    @Test
    void listsEachArticleOnce(Client client) {
        var query = "?article=list-a&article=list-b";
        answer(Stubs.COMMENTS, SITE + "/comment-counts" + query, "{\"counts\":{\"list-a\":2,\"list-b\":0}}");
        answer(Stubs.RATINGS, SITE + "/ratings" + query, "{\"ratings\":{\"list-a\":{\"count\":1}}}");

        var answer = client.get(SITE + "/engagement?article=list-b&article=list-a&article=list-b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"counts\":{\"list-a\":2,\"list-b\":0},\"ratings\":{\"list-a\":{\"count\":1}},\"missing\":[]}");
    }

    @Test
    void aHundredArticlesAreTheMost(Client client) {
        var articles =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "article=a" + i).toList();

        assertThat(client.get(SITE + "/engagement?" + String.join("&", articles))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get(SITE + "/engagement?"
                                + articles.stream().limit(100).collect(Collectors.joining("&")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(SITE + "/engagement").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%26site=x", "%C3%A9", "", "a%0d%0ab", "a,b"})
    void aHostileIdReachesNoService(String article, Client client) {
        assertThat(client.get(SITE + "/engagement?article=" + article).statusCode())
                .isEqualTo(400);
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
        Stubs.RATINGS.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anUnknownSiteAndAnotherMethodAreRefused(Client client) {
        assertThat(client.get("/api/v1/sites/nowhere/articles/a/engagement").statusCode())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/sites/vir/articles/" + "a".repeat(129) + "/engagement")
                        .statusCode())
                .isEqualTo(400);
        var posted = client.post(SITE + "/articles/a/engagement", "{}", "Content-Type", "application/json");
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    private static void comments(String article, int count) {
        answer(
                Stubs.COMMENTS,
                SITE + "/articles/" + article + "/comments",
                "{\"article\":{\"id\":\"%s\",\"state\":\"OPEN\"},\"count\":%d,\"items\":[],\"next\":null}"
                        .formatted(article, count));
    }

    private static void rating(String article) {
        answer(
                Stubs.RATINGS,
                SITE + "/articles/" + article + "/rating",
                "{\"article\":\"%s\",\"count\":3,\"average\":4.5}".formatted(article));
    }

    private static void answer(WireMockServer service, String path, String body) {
        service.stubFor(get(path)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Cache-Control", "public, max-age=1")
                        .withBody(body)));
    }
}
