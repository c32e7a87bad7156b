package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;

/** After crashes of services and losses of Redis at any moment, every tally equals a count of the votes, for each day too. */
@SpringBootTest(
        properties = {
            "usersay.redis.timeout=5s",
            "usersay.ratings.tally.overdue=100ms",
            "usersay.ratings.tally.abandoned=1s",
            "usersay.ratings.tally.rebuild-again=300ms,1500ms",
            "usersay.ratings.tally.check-every=50ms",
            "usersay.ratings.tally.recover-every=100ms",
            "management.server.port=-1"
        })
@Import({OwnRedis.class, TestClock.Configuration.class})
class ExactTalliesTests {

    private static final Duration DUST = Duration.ofSeconds(30);

    @Autowired
    Tallies tallies;

    @Autowired
    VoteReader reader;

    @Autowired
    Votes votes;

    @Autowired
    RedisTallies redis;

    @Autowired
    UnifiedJedis client;

    @Autowired
    RestartableRedis server;

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
            assertThat(redis.tallies(articles()))
                    .containsOnlyKeys(articles())
                    .allSatisfy(
                            (article, inRedis) -> assertThat(inRedis.tally()).isEqualTo(recount(article)));
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
            work.add(() -> vote(articles().getFirst(), Voter.reader("one"), stars, Crash.NONE));
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
        vote(article, Voter.reader("alive"), 5, Crash.NONE);
        vote(article, Voter.reader("dead"), 1, Crash.AFTER_WRITE);
        vote(article, Voter.reader("dead-earlier"), 1, Crash.BEFORE_WRITE);
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(List.of(article)).of(article))
                        .isEqualTo(Histogram.of(1, 0, 0, 0, 1)));
    }

    @Test
    void markOfACrashedServiceIsClearedWhenItsWriteCannotComeAnyMore() {
        var article = articles().getFirst();
        vote(article, Voter.reader("alive"), 5, Crash.NONE);
        vote(article, Voter.reader("dead"), 1, Crash.AFTER_WRITE);
        vote(article, Voter.reader("dead-earlier"), 1, Crash.BEFORE_WRITE);
        await().atMost(DUST).until(() -> !client.exists(RedisKeys.marks(article)));
    }

    @Test
    void voteAppliedTwiceCountsOnce() {
        var article = articles().getFirst();
        var mark = tallies.mark(article, Voter.reader("twice"));
        var vote = cast(mark, 4);
        tallies.apply(mark, vote);
        assertThat(tallies.apply(mark, vote).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
    }

    @Test
    void votesMayBeAppliedInAnyOrder() {
        var article = articles().getFirst();
        var voter = Voter.reader("hasty");
        var first = tallies.mark(article, voter);
        var two = cast(first, 2);
        var second = tallies.mark(article, voter);
        var five = cast(second, 5);
        tallies.apply(second, five);
        assertThat(tallies.apply(first, two).of(article)).isEqualTo(Histogram.of(0, 0, 0, 0, 1));
    }

    /** A restarted Redis looks whole, and is a moment behind: the dangerous case. */
    @Test
    void redisThatComesBackWithOldKeysIsNotBelieved() {
        var article = articles().getFirst();
        vote(article, Voter.reader("a"), 5, Crash.NONE);
        server.save();
        vote(article, Voter.reader("b"), 4, Crash.NONE);
        server.stop();
        vote(article, Voter.reader("c"), 3, Crash.NONE);
        server.restart();
        await().atMost(DUST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tallies.totals(List.of(article)).of(article))
                        .isEqualTo(Histogram.of(0, 0, 1, 1, 1)));
    }

    private enum Crash {
        NONE,
        BEFORE_WRITE,
        AFTER_WRITE
    }

    private int voteAtRandom(Random random, int times) {
        for (int i = 0; i < times; i++) {
            var article = articles().get(random.nextInt(articles().size()));
            var voter = Voter.reader("reader-" + random.nextInt(15));
            var crash = random.nextInt(25) == 0 ? Crash.values()[random.nextInt(3)] : Crash.NONE;
            if (random.nextInt(20) == 0) {
                clock.set(Duration.ofDays(random.nextInt(3)));
            }
            vote(article, voter, random.nextInt(6), crash);
        }
        return times;
    }

    /** The steps of {@code Ratings.rate}, ended where the service dies. */
    private int vote(ArticleKey article, Voter voter, int stars, Crash crash) {
        var mark = tallies.mark(article, voter);
        if (crash == Crash.BEFORE_WRITE) {
            return 0;
        }
        var vote = stars == 0 ? votes.withdraw(mark, Optional.empty()) : cast(mark, stars);
        if (crash == Crash.NONE) {
            tallies.apply(mark, vote);
        }
        return 1;
    }

    private Optional<Vote> cast(VoteMark mark, int stars) {
        return votes.cast(mark, stars, VoteSource.UNKNOWN, Optional.empty());
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
            var target = reader.find(articles().getFirst(), Voter.reader("reader-1"))
                    .map(vote -> vote.version() + 2)
                    .orElse(1L);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> reader.find(articles().getFirst(), Voter.reader("reader-1"))
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
        var sum = new TallyBuilder();
        reader.forEach(article, sum::add);
        return sum.build();
    }
}
