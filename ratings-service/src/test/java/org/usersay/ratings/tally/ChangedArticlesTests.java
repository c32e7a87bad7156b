package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usersay.ratings.RestartableRedis;
import org.usersay.redis.RedisAvailability;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** Claims of changed articles by two instances. */
class ChangedArticlesTests {

    private static final RestartableRedis SERVER = new RestartableRedis();
    private static final RedisClient REDIS = RedisClient.create(SERVER.uri());
    private static final ArticleKey ARTICLE = new ArticleKey("vir", "a");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServerInfo server =
            new RedisServerInfo(REDIS, new RedisAvailability(CircuitBreaker.ofDefaults("redis")));
    private final ChangedArticles one = instance();
    private final ChangedArticles other = instance();

    private static ChangedArticles instance() {
        var settings =
                new TallySettings(Duration.ofMillis(100), Duration.ofSeconds(15), List.of(), Duration.ofMillis(700));
        return new ChangedArticles(
                REDIS, new RedisServerInfo(REDIS, new RedisAvailability(CircuitBreaker.ofDefaults("redis"))), settings);
    }

    @BeforeEach
    void deleteAll() {
        REDIS.del(RedisKeys.CHANGED);
    }

    @AfterAll
    static void close() {
        REDIS.close();
        SERVER.close();
    }

    @Test
    void changedArticleIsClaimedOnceAndRemovedWhenDone() {
        one.markChanged(ARTICLE);
        await().atMost(PATIENCE).until(() -> {
            var claimed = one.claim();
            if (claimed.articles().isEmpty()) {
                return false;
            }
            assertThat(other.claim().articles()).isEmpty();
            one.done(claimed);
            return true;
        });
        assertThat(REDIS.exists(RedisKeys.CHANGED)).isFalse();
    }

    @Test
    void articleClaimedByACrashedInstanceIsClaimedByAnother() {
        one.checkNow(ARTICLE);
        assertThat(one.claim().articles()).containsExactly(ARTICLE);
        await().atMost(PATIENCE).until(() -> other.claim().articles().contains(ARTICLE));
    }

    @Test
    void articleThatChangesWhileClaimedIsClaimedAgain() {
        one.checkNow(ARTICLE);
        var claimed = one.claim();
        other.markChanged(ARTICLE);
        one.done(claimed);
        await().atMost(PATIENCE).until(() -> other.claim().articles().contains(ARTICLE));
    }

    @Test
    void articleAddedBeforeAClockWasSetBackIsClaimed() {
        REDIS.zadd(RedisKeys.CHANGED, server.now() + Duration.ofHours(1).toMillis(), ARTICLE.toString());
        assertThat(one.claim().articles()).containsExactly(ARTICLE);
    }
}
