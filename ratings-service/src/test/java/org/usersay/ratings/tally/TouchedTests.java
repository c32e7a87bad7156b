package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usersay.ratings.RestartableRedis;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** Two instances of the service, and what one leaves to the other. */
class TouchedTests {

    private static final RestartableRedis SERVER = new RestartableRedis();
    private static final RedisClient REDIS = RedisClient.create(SERVER.uri());
    private static final ArticleKey ARTICLE = new ArticleKey("vir", "a");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServerInfo life = new RedisServerInfo(REDIS);
    private final Touched one = instance();
    private final Touched other = instance();

    private static Touched instance() {
        var settings = new TallySettings(
                Duration.ofMillis(100),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofDays(30),
                Duration.ofMillis(700));
        return new Touched(REDIS, new RedisServerInfo(REDIS), settings);
    }

    @BeforeEach
    void forgetAll() {
        REDIS.del(Touched.KEY);
    }

    @AfterAll
    static void close() {
        REDIS.close();
        SERVER.close();
    }

    @Test
    void whatIsTouchedIsTakenOnceAndForgottenWhenItIsDone() {
        one.touch(ARTICLE);
        await().atMost(PATIENCE).until(() -> {
            var taken = one.take();
            if (taken.articles().isEmpty()) {
                return false;
            }
            assertThat(other.take().articles()).isEmpty();
            one.done(taken);
            return true;
        });
        assertThat(REDIS.exists(Touched.KEY)).isFalse();
    }

    @Test
    void whatADeadInstanceHadTakenIsTakenByAnother() {
        one.hurry(ARTICLE);
        assertThat(one.take().articles()).containsExactly(ARTICLE);
        await().atMost(PATIENCE).until(() -> other.take().articles().contains(ARTICLE));
    }

    @Test
    void whatIsTouchedWhileItIsLookedAtIsLookedAtAgain() {
        one.hurry(ARTICLE);
        var taken = one.take();
        other.touch(ARTICLE);
        one.done(taken);
        await().atMost(PATIENCE).until(() -> other.take().articles().contains(ARTICLE));
    }

    @Test
    void whatWasNotedBeforeAClockWasPutBackIsTaken() {
        REDIS.zadd(Touched.KEY, life.now() + Duration.ofHours(1).toMillis(), ARTICLE.toString());
        assertThat(one.take().articles()).containsExactly(ARTICLE);
    }
}
