package org.usersay.ratings.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.OwnRedisTest;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.Stars;

/** Redis goes away, or loses what it had: a list is complete, or says that it may not be, and in the end it is. */
@OwnRedisTest
class ListsAfterLossTests {

    private static final Duration DUST = Duration.ofSeconds(30);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    @Autowired
    RestartableRedis redis;

    private final String before = "b" + UUID.randomUUID().toString().substring(0, 8);
    private final String after = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final String article = "article-" + before;

    @Test
    void categoryChangedWhileRedisHangsLeavesTheOldList() {
        listedIn(before);
        redis.pause();
        try {
            assertThat(announce(article, after)).hasStatus(204);
        } finally {
            redis.resume();
        }
        shows(after, article);
        shows(before);
    }

    @Test
    void categoryChangedWhileRedisIsDownLeavesTheOldListThatItComesBackWith() {
        listedIn(before);
        redis.save();
        redis.stop();
        try {
            assertThat(announce(article, after)).hasStatus(204);
        } finally {
            redis.restart();
        }
        shows(after, article);
        shows(before);
    }

    @Test
    void partialListIsMarkedUntilItIsComplete() {
        var articles = IntStream.range(0, 40).mapToObj(i -> article + "-" + i).toList();
        articles.forEach(each -> {
            announce(each, before);
            stars.rate(each, "r", 4);
        });
        await().atMost(DUST)
                .untilAsserted(() -> assertThat(wholeAndUnmarked(articles, 100)).isTrue());
        redis.flush();
        // Nobody remembers a list of another length.
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(DUST)
                .until(() -> wholeAndUnmarked(articles, 99));
    }

    @Test
    void staleListIsMarkedUntilItIsCurrent() {
        listedIn(before);
        redis.save();
        announce(article + "-later", before);
        stars.rate(article + "-later", "r", 5);
        redis.stop();
        redis.restart();
        var both = List.of(article, article + "-later");
        await().pollInterval(Duration.ofMillis(20))
                .atMost(DUST)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> wholeAndUnmarked(both, 100));
    }

    private void listedIn(String category) {
        announce(article, category);
        stars.rate(article, "r", 5);
        shows(category, article);
    }

    private MvcTestResult announce(String name, String category) {
        return stars.announce(name, "{\"category\":\"" + category + "\"}");
    }

    /** Never a part of the articles without the mark. */
    private boolean wholeAndUnmarked(List<String> articles, int limit) {
        var answer = top(before, limit);
        if (answer.getResponse().getStatus() == 503 || answer.getResponse().getHeader("Usersay-Degraded") != null) {
            return false;
        }
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].article")
                .asArray()
                .containsExactlyInAnyOrderElementsOf(articles);
        return true;
    }

    private void shows(String category, String... articles) {
        await().atMost(DUST)
                .untilAsserted(() -> assertThat(top(category, 100))
                        .hasStatusOk()
                        .bodyJson()
                        .extractingPath("$.items[*].article")
                        .asArray()
                        .containsExactlyElementsOf(Arrays.asList(articles)));
    }

    private MvcTestResult top(String category, int limit) {
        return mvc.get()
                .uri(Stars.SITE + "/ratings/top?period=all&limit=" + limit + "&category=" + category)
                .exchange();
    }
}
