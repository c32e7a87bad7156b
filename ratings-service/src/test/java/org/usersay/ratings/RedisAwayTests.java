package org.usersay.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;

/** Redis is away, over HTTP: MongoDB has the truth, so votes are taken, and what is shown is right or says that it is not. */
@OwnRedisTest
class RedisAwayTests {

    @Autowired
    Stars stars;

    @Autowired
    RestartableRedis redis;

    private final String article = "article-" + UUID.randomUUID();

    @AfterEach
    void redisIsBack() {
        redis.restart();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stars.rating(article))
                        .hasStatusOk()
                        .headers()
                        .doesNotContainHeader("Usersay-Degraded"));
    }

    @Test
    void votesAreTakenCountedChangedAndWithdrawn() {
        stars.rate(article, "before", 5);
        redis.stop();

        assertThat(stars.rate(article, "during", 1)).hasStatusOk();
        shows(2, 3.0);
        assertThat(stars.rate(article, "before", 3)).hasStatusOk();
        shows(2, 2.0);
        assertThat(stars.send(
                        "DELETE", Stars.SITE + "/articles/" + article + "/rating/mine", Tokens.reader("during"), ""))
                .hasStatusOk();
        shows(1, 3.0);
        assertThat(stars.mine(article, Stars.bearer(Tokens.reader("before"))))
                .bodyJson()
                .isStrictlyEqualTo("{\"stars\":3}");

        redis.restart();
        shows(1, 3.0);
        stars.rate(article, "after", 5);
        shows(2, 4.0);
        redis.stop();
    }

    @Test
    void bulkSummariesComeFromTheTruth() {
        stars.rate(article, "a", 4);
        redis.stop();

        var bulk = Stars.SITE + "/ratings?article=" + article + "&article=never";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var answer = stars.get(bulk, Tokens.reader("a"));
            assertThat(answer)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.ratings.never.count")
                    .isEqualTo(0);
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("$.ratings['" + article + "'].count")
                    .isEqualTo(1);
        });
    }

    @Test
    void topListsSayThatTheyAreOldOrThatTheyAreAway() {
        stars.rate(article, "a", 4);
        redis.stop();

        for (var list : new String[] {"top?period=day", "trending"}) {
            var answer = stars.get(Stars.SITE + "/ratings/" + list, Tokens.reader("a"));
            if (status(answer) == 200) {
                assertThat(answer).headers().hasValue("Usersay-Degraded", "stale");
            } else {
                assertThat(answer).hasStatus(503).headers().containsHeader("Retry-After");
            }
        }
    }

    private static int status(MvcTestResult answer) {
        return answer.getResponse().getStatus();
    }

    /** Right, or marked as old until it is. */
    private void shows(int count, double average) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var summary = stars.rating(article);
            assertThat(summary).hasStatusOk().headers().doesNotContainHeader("Usersay-Degraded");
            assertThat(summary).bodyJson().extractingPath("$.count").isEqualTo(count);
            assertThat(summary).bodyJson().extractingPath("$.average").isEqualTo(average);
        });
    }
}
