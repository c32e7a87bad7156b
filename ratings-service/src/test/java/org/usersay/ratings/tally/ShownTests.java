package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.usersay.ratings.RatingsApplication;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import tools.jackson.databind.json.JsonMapper;

/**
 * Summary and list over HTTP with the default settings: a second after a change they are what a recount gives, or are marked
 * as possibly old, and soon they are what a recount gives.
 */
class ShownTests {

    private static final RestartableRedis REDIS = new RestartableRedis();
    private static final String DATABASE = Stores.freshDatabase();
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int VOTERS = 12;
    private static final String SUMMARY = "/articles/%s/rating";
    private static final String LIST = "/ratings/top?period=all&limit=100";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service = start();

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());
    private final Random random = new Random(5);

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(RatingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=-1",
                        "--spring.mongodb.uri=" + DATABASE,
                        "--usersay.redis.uri=" + REDIS.uri());
    }

    private static void restart() {
        restart(() -> {});
    }

    private static void restart(Runnable between) {
        service.close();
        between.run();
        service = start();
    }

    @BeforeEach
    void voteALittle() {
        vote(40);
    }

    @AfterAll
    static void stop() {
        service.close();
        REDIS.close();
    }

    @Test
    void afterVotesChangesAndWithdrawals() {
        vote(40);
        isShown();
    }

    @Test
    void afterVotesAreExcluded() {
        isShown();
        for (int i = 0; i < VOTERS; i++) {
            var voter = Voter.reader("r" + i);
            service.getBean(Tallies.class)
                    .change(article, voter, mark -> service.getBean(Votes.class).exclude(mark, "set-aside:x"));
        }
        assertThat(recount().count()).isZero();
        isShown();
    }

    @Test
    void afterAFlushOfRedis() {
        REDIS.flush();
        isShown();
    }

    @Test
    void afterRedisCameBackWithOldKeys() {
        REDIS.save();
        vote(20);
        REDIS.stop();
        REDIS.restart();
        isShown();
    }

    @Test
    void afterARestartOfAServiceThatDiedBetweenItsWriteAndItsCount() {
        voteAndDie("dead");
        restart();
        isShown();
    }

    /** The vote itself is the only mark. */
    @Test
    void afterACrashWhileRedisWasUnavailable() {
        cast(new VoteMark(article, Voter.reader("dead"), "dead#1", false), 1);
        isShown();
    }

    @Test
    void afterADeathAFlushAndARestart() {
        voteAndDie("dead");
        restart(REDIS::flush);
        isShown();
    }

    /** To recount so many votes takes longer than is left of the second. */
    @Test
    void afterDeathsOnAnArticleOfManyVotes() {
        insertVotes(50_000);
        service.getBean(TallyRebuilder.class).request(article).join();
        var before = recount();
        isShown(before);

        voteAndDie("dead-1");
        isShown(before.plus(Histogram.of(1, 0, 0, 0, 0)));

        voteAndDie("dead-2");
        restart();
        isShown(before.plus(Histogram.of(2, 0, 0, 0, 0)));
    }

    private void voteAndDie(String reader) {
        cast(service.getBean(Tallies.class).mark(article, Voter.reader(reader)), 1);
    }

    private Optional<Vote> cast(VoteMark mark, int stars) {
        return service.getBean(Votes.class).cast(mark, stars, VoteSource.UNKNOWN, Optional.empty());
    }

    private void insertVotes(int count) {
        var documents = IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", article + "/many-" + i)
                        .append("voter", "many-" + i)
                        .append("stars", 1 + i % Histogram.LEVELS)
                        .append("day", 20261101)
                        .append("version", 1L)
                        .append("exclusions", List.of()))
                .toList();
        service.getBean(MongoDatabase.class).getCollection("votes").insertMany(documents);
    }

    private void vote(int times) {
        var tallies = service.getBean(Tallies.class);
        var votes = service.getBean(Votes.class);
        for (int i = 0; i < times; i++) {
            var voter = Voter.reader("r" + random.nextInt(VOTERS));
            int stars = random.nextInt(6);
            tallies.change(
                    article, voter, mark -> stars == 0 ? votes.withdraw(mark, Optional.empty()) : cast(mark, stars));
        }
    }

    private void isShown() {
        isShown(recount());
    }

    private void isShown(Histogram recount) {
        long since = System.nanoTime();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> {
                    boolean late = System.nanoTime() - since >= BOUND.toNanos();
                    var summary = get(SUMMARY.formatted(article.article()));
                    var list = get(LIST);
                    if (late && isSure(summary)) {
                        assertSummary(summary, recount);
                    }
                    if (late && isSure(list)) {
                        assertList(list, recount);
                    }
                    return late;
                });
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).untilAsserted(() -> {
            var summary = get(SUMMARY.formatted(article.article()));
            assertThat(isSure(summary)).isTrue();
            assertSummary(summary, recount);
            var list = get(LIST);
            assertThat(isSure(list)).isTrue();
            assertList(list, recount);
        });
    }

    /** Whether it is an answer, and not said to be old. */
    private static boolean isSure(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("Usersay-Degraded").isEmpty();
    }

    private static void assertSummary(HttpResponse<String> answer, Histogram recount) {
        var shown = JSON.readTree(answer.body()).at("/histogram");
        assertThat(new Histogram(IntStream.rangeClosed(1, Histogram.LEVELS)
                        .mapToObj(stars -> shown.at("/" + stars).asLong())
                        .toList()))
                .isEqualTo(recount);
    }

    /** The list has the article with its recounted numbers, or not at all where nobody's vote counts. */
    private void assertList(HttpResponse<String> answer, Histogram recount) {
        var shown = JSON.readTree(answer.body())
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/article").asString().equals(article.article()))
                .map(item ->
                        List.of(item.at("/count").asLong(), item.at("/average").asDouble()));
        if (recount.count() == 0) {
            assertThat(shown).isEmpty();
        } else {
            assertThat(shown).containsExactly(List.of(recount.count(), recount.roundedAverage()));
        }
    }

    private Histogram recount() {
        var sum = new TallyBuilder();
        service.getBean(VoteReader.class).forEach(article, sum::add);
        return sum.build().total();
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
