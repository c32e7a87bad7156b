package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.usersay.ratings.RatingsApplication;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.Ids;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import tools.jackson.databind.json.JsonMapper;

/**
 * With the settings of every day, over HTTP: whoever asks a second after the dust has settled is shown what a recount says,
 * or told that it may be old; and soon everybody is shown it.
 */
class ShownTests {

    private static final RestartableRedis REDIS = new RestartableRedis();
    private static final String DATABASE = Stores.freshDatabase();
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ArticleKey article = new ArticleKey("vir", "a-" + Ids.next());
    private final Random random = new Random(5);
    private ConfigurableApplicationContext service = start();

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(RatingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=-1",
                        "--spring.mongodb.uri=" + DATABASE,
                        "--usersay.redis.uri=" + REDIS.uri());
    }

    @BeforeEach
    void voteALittle() {
        vote(40);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @AfterAll
    static void close() {
        REDIS.close();
    }

    @Test
    void afterVotesChangesAndWithdrawals() {
        vote(40);
        isShown();
        listShowsIt();
    }

    @Test
    void afterAFlushOfRedis() {
        REDIS.flush();
        isShown();
        listShowsIt();
    }

    @Test
    void afterRedisCameBackWithOldKeys() {
        REDIS.save();
        vote(20);
        REDIS.stop();
        REDIS.restart();
        isShown();
        listShowsIt();
    }

    @Test
    void afterARestartOfAServiceThatDiedBetweenItsWriteAndItsCount() {
        service.getBean(Tallies.class).begin(article, Voter.reader("dead"));
        service.getBean(Votes.class).cast(article, Voter.reader("dead"), 1);
        service.close();
        service = start();
        isShown();
        listShowsIt();
    }

    @Test
    void afterADeathAFlushAndARestart() {
        service.getBean(Tallies.class).begin(article, Voter.reader("dead"));
        service.getBean(Votes.class).cast(article, Voter.reader("dead"), 1);
        service.close();
        REDIS.flush();
        service = start();
        isShown();
        listShowsIt();
    }

    private void vote(int times) {
        var tallies = service.getBean(Tallies.class);
        var votes = service.getBean(Votes.class);
        for (int i = 0; i < times; i++) {
            var voter = Voter.reader("r" + random.nextInt(12));
            int stars = random.nextInt(6);
            tallies.move(
                    article,
                    voter,
                    () -> stars == 0 ? votes.withdraw(article, voter) : Optional.of(votes.cast(article, voter, stars)));
        }
    }

    private void isShown() {
        long since = System.nanoTime();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> {
                    boolean late = System.nanoTime() - since >= BOUND.toNanos();
                    var answer = get("/articles/" + article.article() + "/rating");
                    if (late && answer.statusCode() == 200 && degraded(answer).isEmpty()) {
                        assertThat(histogram(answer)).isEqualTo(recount());
                    }
                    return late;
                });
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).untilAsserted(() -> {
            var answer = get("/articles/" + article.article() + "/rating");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(degraded(answer)).isEmpty();
            assertThat(histogram(answer)).isEqualTo(recount());
        });
    }

    /** A list has the article with its recounted score, and is not marked. */
    private void listShowsIt() {
        var recount = recount();
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).untilAsserted(() -> {
            var answer = get("/ratings/top?period=all&limit=100");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(degraded(answer)).isEmpty();
            assertThat(JSON.readTree(answer.body()).at("/items").valueStream()).anySatisfy(item -> {
                assertThat(item.at("/article").asString()).isEqualTo(article.article());
                assertThat(item.at("/count").asLong()).isEqualTo(recount.count());
                assertThat(item.at("/average").asDouble()).isEqualTo(recount.roundedAverage());
            });
        });
    }

    private Histogram recount() {
        var sum = new Tally.Sum();
        service.getBean(Votes.class).each(article, vote -> vote.counted().ifPresent(counted -> sum.add(counted, 1)));
        return sum.tally().total();
    }

    private static Histogram histogram(HttpResponse<String> answer) {
        var shown = JSON.readTree(answer.body()).at("/histogram");
        return new Histogram(IntStream.rangeClosed(1, Histogram.LEVELS)
                .mapToObj(stars -> shown.at("/" + stars).asLong())
                .toList());
    }

    private static Optional<String> degraded(HttpResponse<String> answer) {
        return answer.headers().firstValue("Usersay-Degraded");
    }

    private HttpResponse<String> get(String path) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/sites/vir" + path))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
