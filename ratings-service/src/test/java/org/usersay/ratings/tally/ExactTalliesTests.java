package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.OwnRedis;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/**
 * Whatever happens to Redis or to a service in between, and whatever day it is: once it is quiet, every tally equals a
 * recount of the votes, each of its days too.
 */
@SpringBootTest(
        properties = {
            "usersay.redis.timeout=5s",
            "usersay.ratings.tally.overdue=100ms",
            "usersay.ratings.tally.abandoned=1s",
            "usersay.ratings.tally.rest=300ms",
            "usersay.ratings.tally.look-every=50ms",
            "usersay.ratings.tally.settle-every=200ms",
            "management.server.port=-1"
        })
@Import({OwnRedis.class, TestClock.Configuration.class})
class ExactTalliesTests {

    private static final Duration DUST = Duration.ofSeconds(30);

    @Autowired
    Tallies tallies;

    @Autowired
    Votes votes;

    @Autowired
    TallyStore records;

    @Autowired
    RedisTallies running;

    @Autowired
    RedisClient redis;

    @Autowired
    RestartableRedis server;

    @Autowired
    RedisServerInfo life;

    @Autowired
    TestClock clock;

    private final String run = UuidV7.next();

    @AfterEach
    void everyTallyIsExact() {
        await().atMost(DUST).ignoreExceptions().untilAsserted(() -> {
            var shown = tallies.totals(articles());
            assertThat(shown.stale()).isFalse();
            for (var article : articles()) {
                assertThat(shown.of(article))
                        .as(article.toString())
                        .isEqualTo(recount(article).total());
            }
            assertThat(running.tallies(Set.copyOf(articles())))
                    .containsOnlyKeys(articles())
                    .allSatisfy((article, tally) -> assertThat(tally).isEqualTo(recount(article)));
        });
    }

    /** Votes from many threads, services that die in between, and Redis flushed, stopped and restarted meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesEverything(long seed) throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int thread = 0; thread < 8; thread++) {
            var random = new Random(seed * 100 + thread);
            work.add(() -> voteAtRandom(random, 250));
        }
        work.add(() -> torment(new Random(seed)));
        all(work);
    }

    @Test
    void twoHundredPutsOfOneReaderCountOnce() throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 200; i++) {
            int stars = i % 5 + 1;
            work.add(() -> vote(articles().getFirst(), Voter.reader("one"), stars, Death.NONE));
        }
        all(work);
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(articles())
                                .of(articles().getFirst())
                                .count())
                        .isEqualTo(1));
    }

    @Test
    void writeWhoseServiceDiedIsFound() {
        var article = articles().getFirst();
        vote(article, Voter.reader("alive"), 5, Death.NONE);
        vote(article, Voter.reader("dead"), 1, Death.AFTER_WRITE);
        vote(article, Voter.reader("dead-earlier"), 1, Death.BEFORE_WRITE);
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(List.of(article)).of(article))
                        .isEqualTo(Histogram.of(1, 0, 0, 0, 1)));
    }

    @Test
    void writeWhoseServiceDiedIsGivenUpInTheEnd() {
        var article = articles().getFirst();
        vote(article, Voter.reader("alive"), 5, Death.NONE);
        vote(article, Voter.reader("dead"), 1, Death.AFTER_WRITE);
        vote(article, Voter.reader("dead-earlier"), 1, Death.BEFORE_WRITE);
        await().atMost(DUST).until(() -> !redis.exists(RedisKeys.open(article)));
    }

    @Test
    void repeatedDifferenceIsNoticed() {
        var article = articles().getFirst();
        var voter = Voter.reader("twice");
        var ticket = tallies.begin(article, voter);
        var change = votes.cast(article, voter, 4);
        tallies.count(ticket, change);
        tallies.count(ticket, change);
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(List.of(article)).of(article))
                        .isEqualTo(Histogram.of(0, 0, 0, 1, 0)));
    }

    @Test
    void differencesMayArriveInAnyOrder() {
        var article = articles().getFirst();
        var voter = Voter.reader("hasty");
        var first = tallies.begin(article, voter);
        var two = votes.cast(article, voter, 2);
        var second = tallies.begin(article, voter);
        var five = votes.cast(article, voter, 5);
        tallies.count(second, five);
        assertThat(tallies.count(first, two).of(article)).isEqualTo(Histogram.of(0, 0, 0, 0, 1));
    }

    /** A restarted Redis looks whole, and is a moment behind: the dangerous case. */
    @Test
    void redisThatComesBackWithOldKeysIsNotBelieved() {
        var article = articles().getFirst();
        vote(article, Voter.reader("a"), 5, Death.NONE);
        server.save();
        vote(article, Voter.reader("b"), 4, Death.NONE);
        server.stop();
        vote(article, Voter.reader("c"), 3, Death.NONE);
        server.restart();
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(List.of(article)).of(article))
                        .isEqualTo(Histogram.of(0, 0, 1, 1, 1)));
    }

    @Test
    void restingTallyIsReadBackWithoutRecount() {
        var article = articles().getFirst();
        vote(article, Voter.reader("a"), 5, Death.NONE);
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(records.find(Set.of(article)).get(article))
                        .matches(stored -> stored != null && !stored.moving())
                        .extracting(TallyStore.Stored::tally)
                        .isEqualTo(recount(article)));
        server.flush();
        vote(article, Voter.reader("b"), 4, Death.NONE);
        assertThat(running.tallies(Set.of(article)).get(article)).isEqualTo(recount(article));
    }

    @Test
    void recountThatBrokeOffIsEndedByAnother() {
        var article = articles().getFirst();
        vote(article, Voter.reader("a"), 5, Death.NONE);
        new RunningRecount(article, redis, life).begin();
        vote(article, Voter.reader("b"), 4, Death.NONE);
        await().atMost(DUST).until(() -> !redis.hexists(RedisKeys.tally(article), "recount"));
        assertThat(redis.exists(RedisKeys.log(article))).isFalse();
    }

    private enum Death {
        NONE,
        BEFORE_WRITE,
        AFTER_WRITE
    }

    private int voteAtRandom(Random random, int times) {
        for (int i = 0; i < times; i++) {
            var article = articles().get(random.nextInt(articles().size()));
            var voter = Voter.reader("reader-" + random.nextInt(15));
            var death = random.nextInt(25) == 0 ? Death.values()[random.nextInt(3)] : Death.NONE;
            if (random.nextInt(20) == 0) {
                clock.set(Duration.ofDays(random.nextInt(3)));
            }
            vote(article, voter, random.nextInt(6), death);
        }
        return times;
    }

    /** The steps of {@code Ratings.rate}, ended where the service dies. */
    private int vote(ArticleKey article, Voter voter, int stars, Death death) {
        var ticket = tallies.begin(article, voter);
        if (death == Death.BEFORE_WRITE) {
            return 0;
        }
        if (stars == 0) {
            votes.withdraw(article, voter).ifPresent(change -> tallies.count(ticket, change));
            return 1;
        }
        var change = votes.cast(article, voter, stars);
        if (death == Death.NONE) {
            tallies.count(ticket, change);
        }
        return 1;
    }

    private int torment(Random random) {
        for (int i = 0; i < 6; i++) {
            switch (random.nextInt(4)) {
                case 0 -> server.flush();
                case 1 -> server.save();
                default -> {
                    server.stop();
                    server.restart();
                }
            }
            var target = votes.find(articles().getFirst(), Voter.reader("reader-1"))
                    .map(vote -> vote.version() + 2)
                    .orElse(1L);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> votes.find(articles().getFirst(), Voter.reader("reader-1"))
                                    .filter(vote -> vote.version() >= target)
                                    .isPresent()
                            || random.nextInt(10) == 0);
        }
        return 0;
    }

    private void all(List<Callable<Integer>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotNegative();
            }
        }
    }

    private List<ArticleKey> articles() {
        return List.of(
                new ArticleKey("vir", "a-" + run),
                new ArticleKey("vir", "b-" + run),
                new ArticleKey("vir", "c-" + run));
    }

    private Tally recount(ArticleKey article) {
        var sum = new Tally.Sum();
        votes.each(article, vote -> vote.counted().ifPresent(counted -> sum.add(counted, 1)));
        return sum.tally();
    }
}
