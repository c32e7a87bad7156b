package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.Voter;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.RedisAvailability;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** The script that applies votes: any order, any repetition and any division into batches leave the newest votes counted. */
class TallyScriptPropertyTests {

    private static final RestartableRedis SERVER = new RestartableRedis();
    private static final RedisClient CLIENT = RedisClient.create(SERVER.uri());

    private final RedisServerInfo server =
            new RedisServerInfo(CLIENT, new RedisAvailability(CircuitBreaker.ofDefaults("redis")));
    private final RedisTallies redis = new RedisTallies(
            CLIENT,
            new BatchingPipeline(CLIENT),
            server,
            new ChangedArticles(
                    CLIENT,
                    server,
                    new TallySettings(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), Duration.ofSeconds(1))));
    private ArticleKey article = new ArticleKey("vir", "a");

    @BeforeTry
    void useAnotherArticle() {
        article = new ArticleKey("vir", "a-" + UuidV7.next());
    }

    @AfterContainer
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Provide
    static Arbitrary<List<Vote>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(20261101, 20261103),
                        Arbitraries.of(List.of(Set.<String>of(), Set.of("excluded"))))
                .as((voter, stars, day, exclusions) -> new Vote(
                        new ArticleKey("vir", "any"),
                        Voter.reader("r" + voter),
                        stars,
                        day,
                        1,
                        exclusions,
                        Optional.empty()))
                .list()
                .ofMaxSize(600);
    }

    @Property(tries = 60)
    void newestVotesCountInAnyOrder(@ForAll("histories") List<Vote> votes, @ForAll Random random) {
        var history = versioned(votes);
        var applied = new ArrayList<>(history);
        applied.addAll(history.subList(0, history.size() / 2));
        Collections.shuffle(applied, random);
        for (int from = 0; from < applied.size(); ) {
            int to = Math.min(applied.size(), from + 1 + random.nextInt(50));
            redis.apply(article, applied.subList(from, to));
            from = to;
        }
        var pass = redis.apply(article, List.of()).pass();
        assertThat(redis.end(article, List.of(), pass).built()).isTrue();

        var newest = new HashMap<Voter, Vote>();
        history.forEach(vote -> newest.put(vote.voter(), vote));
        var sum = new TallyBuilder();
        newest.values().forEach(sum::add);
        assertThat(redis.tallies(Set.of(article)))
                .hasEntrySatisfying(article, tally -> assertThat(tally.tally()).isEqualTo(sum.build()));
    }

    /** Loses its keys in the middle of a rebuild: the pass that ends then does not complete the tally, the next one does. */
    @Property(tries = 20)
    void rebuildAcrossALossDoesNotCount(@ForAll("histories") List<Vote> votes, @ForAll Random random) {
        var history = versioned(votes);
        var pass = redis.apply(article, List.of()).pass();
        int lost = random.nextInt(history.size() + 1);
        redis.apply(article, history.subList(0, lost));
        SERVER.flush();
        assertThat(redis.end(article, history.subList(lost, history.size()), pass)
                        .built())
                .isFalse();
        assertThat(redis.tallies(Set.of(article))).isEmpty();
        var next = redis.apply(article, List.of()).pass();
        var total = redis.end(article, history, next);
        assertThat(total.built()).isTrue();
        var newest = new HashMap<Voter, Vote>();
        history.forEach(vote -> newest.put(vote.voter(), vote));
        assertThat(total.histogram().count())
                .isEqualTo(newest.values().stream()
                        .filter(vote -> vote.counted().isPresent())
                        .count());
    }

    /** Its votes may not be all: readers of it have to say so. */
    @Property(tries = 10)
    void tallyIsNotBuiltUntilAPassEnds(@ForAll("histories") List<Vote> votes) {
        var pass = redis.apply(article, versioned(votes)).pass();
        assertThat(redis.totals(List.of(article)))
                .hasEntrySatisfying(article, total -> assertThat(total.built()).isFalse());
        assertThat(redis.tallies(List.of(article))).isEmpty();
        redis.end(article, List.of(), pass);
        assertThat(redis.totals(List.of(article)))
                .hasEntrySatisfying(article, total -> assertThat(total.built()).isTrue());
        assertThat(redis.tallies(List.of(article))).containsOnlyKeys(article);
    }

    @Example
    void aVoteTakesThirtyFiveBytes() {
        int voters = 20_000;
        for (int from = 0; from < voters; from += 500) {
            redis.apply(
                    article,
                    IntStream.range(from, from + 500)
                            .mapToObj(i -> new Vote(
                                    article,
                                    Voter.reader(UuidV7.next()),
                                    1 + i % 5,
                                    20261101,
                                    1,
                                    Set.of(),
                                    Optional.empty()))
                            .toList());
        }
        long bytes = CLIENT.keys(RedisKeys.votes(article) + "*").stream()
                .mapToLong(CLIENT::memoryUsage)
                .sum();
        assertThat(bytes / voters).isLessThanOrEqualTo(35);
        assertThat(redis.totals(List.of(article)))
                .hasEntrySatisfying(
                        article, total -> assertThat(total.histogram().count()).isEqualTo(voters));
    }

    /** Numbers the writes to each vote, as MongoDB does. */
    private List<Vote> versioned(List<Vote> votes) {
        Map<Voter, Long> versions = new HashMap<>();
        var history = new ArrayList<Vote>();
        for (var vote : votes) {
            long version = versions.merge(vote.voter(), 1L, Long::sum);
            history.add(new Vote(
                    article,
                    vote.voter(),
                    vote.stars(),
                    vote.day(),
                    version,
                    new HashSet<>(vote.exclusions()),
                    Optional.empty()));
        }
        return history;
    }
}
