package org.usersay.ratings.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** Stars as a client meets them. */
@RatingsTest
class RatingControllerTests {

    private static final String SITE = "/api/v1/sites/vir";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private final String article = "article-" + UUID.randomUUID();

    @Test
    void articleWithoutVotesHasNoLabel() {
        assertThat(rating()).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"article":"%s","count":0,"average":0.0,
                         "histogram":{"1":0,"2":0,"3":0,"4":0,"5":0},"label":null}""".formatted(article));
    }

    @Test
    void voteIsCastChangedAndWithdrawn() {
        var reader = Tokens.reader("r-" + article);
        assertThat(put(reader, "4"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store, private")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"article":"%s","count":1,"average":4.0,
                         "histogram":{"1":0,"2":0,"3":0,"4":1,"5":0},"label":"Very good","mine":4}""".formatted(article));
        assertThat(put(reader, "2")).bodyJson().extractingPath("$.average").isEqualTo(2.0);
        assertThat(mine(reader)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"stars\":2}");
        assertThat(delete(reader)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"article":"%s","count":0,"average":0.0,
                         "histogram":{"1":0,"2":0,"3":0,"4":0,"5":0},"label":null,"mine":null}""".formatted(article));
        assertThat(delete(reader)).hasStatusOk();
        assertThat(mine(reader)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
    }

    @Test
    void sameVoteAgainChangesNothing() {
        var reader = Tokens.reader("r-" + article);
        put(reader, "5");
        assertThat(put(reader, "5")).bodyJson().extractingPath("$.count").isEqualTo(1);
    }

    @Test
    void replayedRequestDoesNotUndoALaterOne() {
        var reader = Tokens.reader("r-" + article);
        assertThat(keyed(reader, "key-1", 5)).hasStatusOk();
        put(reader, "2");
        assertThat(keyed(reader, "key-1", 5)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"article":"%s","count":1,"average":2.0,
                         "histogram":{"1":0,"2":1,"3":0,"4":0,"5":0},"label":"Promising","mine":2}""".formatted(article));
        assertThat(mine(reader)).bodyJson().isStrictlyEqualTo("{\"stars\":2}");
        assertThat(keyed(reader, "key-1", 4)).hasStatus(422);
        assertThat(withdraw(reader, "key-1")).hasStatus(422);
        assertThat(keyed(reader, "k".repeat(65), 4)).hasStatus(400);
        assertThat(rating()).bodyJson().extractingPath("$.average").isEqualTo(2.0);
    }

    @Test
    void replayedWithdrawalTellsOfTheVoteThatWasCastSince() {
        var reader = Tokens.reader("r-" + article);
        put(reader, "5");
        assertThat(withdraw(reader, "key-2"))
                .bodyJson()
                .extractingPath("$.mine")
                .isNull();
        put(reader, "4");
        assertThat(withdraw(reader, "key-2")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"article":"%s","count":1,"average":4.0,
                         "histogram":{"1":0,"2":0,"3":0,"4":1,"5":0},"label":"Very good","mine":4}""".formatted(article));
        delete(reader);
        assertThat(withdraw(reader, "key-2"))
                .bodyJson()
                .extractingPath("$.mine")
                .isNull();
    }

    /** A client that takes one key for two articles has made two requests. */
    @Test
    void keyBelongsToTheVoteOnOneArticle() {
        var reader = Tokens.reader("r-" + article);
        keyed(reader, "key-3", 5);
        assertThat(mvc.put()
                        .uri(SITE + "/articles/{a}/rating/mine", article + "-2")
                        .header("Authorization", "Bearer " + reader)
                        .header("Idempotency-Key", "key-3")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"stars\":1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.mine")
                .isEqualTo(1);
        assertThat(mine(reader)).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
    }

    @Test
    void twoHundredRequestsOfOneReaderAtOnceCountOnce() throws Exception {
        var reader = Tokens.reader("r-" + article);
        var requests = IntStream.range(0, 200)
                .<Callable<MvcTestResult>>mapToObj(i -> () -> put(reader, Integer.toString(i % 5 + 1)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
        assertThat(rating()).bodyJson().extractingPath("$.count").isEqualTo(1);
        var given = json.readTree(mine(reader).getResponse().getContentAsByteArray())
                .get("stars")
                .asDouble();
        assertThat(rating()).bodyJson().extractingPath("$.average").isEqualTo(given);
    }

    @Test
    void averageRunsOverAllReaders() {
        for (int i = 0; i < 10; i++) {
            put(Tokens.reader("reader-" + i), Integer.toString(i % 5 + 1));
        }
        assertThat(rating()).bodyJson().isStrictlyEqualTo("""
                        {"article":"%s","count":10,"average":3.0,
                         "histogram":{"1":2,"2":2,"3":2,"4":2,"5":2},"label":"Good"}""".formatted(article));
    }

    @Test
    void flushedRedisLosesNothing() {
        put(Tokens.reader("a"), "5");
        put(Tokens.reader("b"), "4");
        Stores.flushRedis();
        assertThat(put(Tokens.reader("c"), "3"))
                .bodyJson()
                .extractingPath("$.histogram")
                .asMap()
                .containsEntry("3", 1)
                .containsEntry("4", 1)
                .containsEntry("5", 1);
    }

    @Test
    void pageFullOfArticlesIsOneRequest() {
        put(Tokens.reader("a"), "5");
        var other = article + "-unrated";
        assertThat(mvc.get().uri(SITE + "/ratings?article={a}&article={b}", article, other))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"ratings":{"%s":{"count":1,"average":5.0,"label":"Exceptional"},
                                    "%s":{"count":0,"average":0.0,"label":null}}}""".formatted(article, other));
    }

    @Test
    void atMostAHundredArticlesAtOnce() {
        assertThat(batch(100)).hasStatusOk();
        assertThat(batch(101)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(batch(0)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri(SITE + "/ratings?article=a%20b")).hasStatus(400);
    }

    @Test
    void cachesOnTheWayMayKeepPublicAnswersForASecond() {
        var answer = rating();
        assertThat(answer).headers().containsHeader("ETag");
        assertThat(answer).headers().hasValue("Cache-Control", "max-age=0, public, s-maxage=1, usersay-edge-ms=150");
        var tag = String.valueOf(answer.getResponse().getHeader("ETag"));
        assertThat(mvc.get().uri(SITE + "/articles/{a}/rating", article).header("If-None-Match", tag))
                .hasStatus(304);
    }

    @Test
    void starsAreWholeNumbersFromOneToFive() {
        var reader = Tokens.reader("r-" + article);
        for (var bad :
                List.of("0", "6", "-1", "4.5", "4.0", "\"5\"", "null", "1e9", "1e0", "true", "[5]", "{\"$gt\":0}")) {
            assertThat(put(reader, bad))
                    .as(bad)
                    .hasStatus(400)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .extractingPath("$.errors")
                    .asArray()
                    .hasSize(1);
        }
        for (var bad : List.of(
                "",
                "5",
                "{}",
                "[]",
                "stars=5",
                "{\"stars\":5,\"best\":10}",
                "{\"stars\":5,\"scale\":100}",
                "{\"stars\":5,\"voter\":\"somebody\"}",
                "{\"stars\":5,\"stars\":4}")) {
            assertThat(putBody(reader, bad)).as(bad).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        assertThat(putBody(reader, "{\"stars\":5" + " ".repeat(70_000) + "}")).hasStatus(413);
        assertThat(rating()).bodyJson().extractingPath("$.count").isEqualTo(0);
    }

    @Test
    void onlyVerifiedReadersOfTheSiteVote() {
        assertThat(mvc.put()
                        .uri(SITE + "/articles/{a}/rating/mine", article)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"stars\":5}"))
                .hasStatus(401);
        for (var token : Tokens.unacceptable("r1")) {
            assertThat(put(token, "5")).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        assertThat(put(Tokens.unverified("r1"), "5"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-verified");
        assertThat(put(Tokens.of("r1", "elsewhere", org.usersay.starter.identity.Role.READER), "5"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/other-site");
        assertThat(rating()).bodyJson().extractingPath("$.count").isEqualTo(0);
    }

    @Test
    void unknownSitesAndImpossibleArticlesAreRefused() {
        assertThat(mvc.get().uri("/api/v1/sites/other/articles/a/rating")).hasStatus(404);
        assertThat(mvc.get().uri(SITE + "/articles/{a}/rating", "a\u0000b")).hasStatus(400);
        assertThat(mvc.get().uri(SITE + "/articles/{a}/rating", "{$ne}")).hasStatus(400);
        assertThat(mvc.get().uri(SITE + "/articles/{a}/rating", "a".repeat(129)))
                .hasStatus(400);
    }

    private MvcTestResult batch(int articles) {
        var query = IntStream.range(0, articles).mapToObj(i -> "article=a" + i).collect(Collectors.joining("&"));
        return mvc.get().uri(SITE + "/ratings?" + query).exchange();
    }

    private MvcTestResult rating() {
        return mvc.get().uri(SITE + "/articles/{a}/rating", article).exchange();
    }

    private MvcTestResult mine(String token) {
        return mvc.get()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private MvcTestResult delete(String token) {
        return mvc.delete()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private MvcTestResult withdraw(String token, String key) {
        return mvc.delete()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .exchange();
    }

    private MvcTestResult keyed(String token, String key, int stars) {
        return mvc.put()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"stars\":" + stars + "}")
                .exchange();
    }

    private MvcTestResult put(String token, String stars) {
        return putBody(token, "{\"stars\":" + stars + "}");
    }

    private MvcTestResult putBody(String token, String body) {
        return mvc.put()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
