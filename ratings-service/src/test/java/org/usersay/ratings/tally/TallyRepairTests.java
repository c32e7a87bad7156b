package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.OwnRedis;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;

/** With the default settings: a crash at any step of a vote, or a hung or emptied Redis, is repaired within seconds. */
@SpringBootTest(properties = {"usersay.redis.timeout=200ms", "management.server.port=-1"})
@Import(OwnRedis.class)
class TallyRepairTests {

    /** A third of the time after which a mark is abandoned. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Tallies tallies;

    @Autowired
    RedisTallies redis;

    @Autowired
    RedisServerInfo server;

    @Autowired
    ChangedArticles changed;

    @Autowired
    VoteReader reader;

    @Autowired
    Votes votes;

    @Autowired
    UnifiedJedis client;

    @Autowired
    RestartableRedis process;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());
    private final Voter crashed = Voter.reader("crashed");

    @Test
    void crashAfterTheWriteIsRepaired() {
        vote("before");
        write(tallies.mark(article, crashed), 1);
        isExactSoon();
    }

    @Test
    void crashAfterTheWriteOfAFirstVoteIsRepaired() {
        write(tallies.mark(article, crashed), 1);
        isExactSoon();
    }

    @Test
    void crashAfterAChangeOfAKnownVoteIsRepaired() {
        vote("crashed");
        write(tallies.mark(article, crashed), 1);
        isExactSoon();
    }

    @Test
    void crashBeforeTheWriteChangesNothing() {
        vote("before");
        tallies.mark(article, crashed);
        isExactSoon();
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 1, 0, 0));
    }

    /** The mark of a vote that was applied outlives a crash in between; applying it again changes nothing. */
    @Test
    void crashBeforeTheMarkIsClearedChangesNothing() {
        var mark = tallies.mark(article, crashed);
        redis.apply(article, write(mark, 4).stream().toList());
        isExactSoon();
        assertThat(client.zscore(RedisKeys.marks(article), mark.token())).isNotNull();
        await().atMost(PATIENCE)
                .until(() -> server.now() - client.zscore(RedisKeys.marks(article), mark.token()) > 1_000);
        isExactSoon();
    }

    @Test
    void writeThatComesAfterItsMarkWasOverdueIsFound() {
        vote("before");
        var mark = tallies.mark(article, crashed);
        await().atMost(PATIENCE)
                .until(() -> server.now() - client.zscore(RedisKeys.marks(article), mark.token()) > 1_000);
        write(mark, 4);
        isExactSoon();
    }

    @Test
    void markSetWhileAClockWasAheadIsFound() {
        vote("before");
        var mark = new VoteMark(article, crashed, crashed + "#1", true);
        redis.setTime(article, mark.token(), server.now() + Duration.ofHours(1).toMillis());
        write(mark, 2);
        changed.markChanged(article);
        isExactSoon();
    }

    @Test
    void voteWhileRedisHangsIsAppliedLater() {
        vote("before");
        process.pause();
        try {
            assertThat(vote("meanwhile").count()).isEqualTo(2);
        } finally {
            process.resume();
        }
        isExactSoon();
        nothingIsPending();
    }

    @Test
    void voteOfAServiceThatCrashedWhileRedisHungIsAppliedLater() {
        vote("before");
        write(new VoteMark(article, crashed, crashed + "#1", false), 2);
        isExactSoon();
        nothingIsPending();
    }

    /** The mark is lost with everything else, and the rebuild has read the votes before this one is written. */
    @Test
    void writeFromBeforeALossIsFoundByTheNextRebuild() {
        vote("before");
        var mark = tallies.mark(article, crashed);
        process.flush();
        await().atMost(PATIENCE).until(() -> redis.tallies(Set.of(article)).containsKey(article));
        write(mark, 2);
        isExactSoon();
    }

    /** For a write that a hung store has delayed. */
    @Test
    void allTalliesAreRebuiltOnceMoreAMinuteAfterALoss() {
        vote("before");
        await().atMost(PATIENCE).until(() -> "1".equals(client.hget(RedisKeys.tally(article), "built")));
        write(new VoteMark(article, crashed, crashed + "#1", true), 2);
        var lost = Long.toString(server.now() - Duration.ofSeconds(61).toMillis());
        client.hset(RedisKeys.REBUILT, "lostAt", lost);
        client.hset(RedisKeys.REBUILT, "begunAt", lost);
        isExactSoon();
    }

    @Test
    void rebuildDuringWhichRedisLostItsKeysDoesNotCount() {
        vote("before");
        var pass = redis.apply(article, List.of()).pass();
        process.flush();
        assertThat(redis.end(article, List.of(), pass).built()).isFalse();
        isExactSoon();
    }

    private Histogram vote(String id) {
        var voter = Voter.reader(id);
        return tallies.change(article, voter, mark -> write(mark, 3)).of(article);
    }

    private Optional<Vote> write(VoteMark mark, int stars) {
        return votes.cast(mark, stars, VoteSource.UNKNOWN, Optional.empty());
    }

    private void nothingIsPending() {
        await().atMost(SOON)
                .until(() -> reader.pending(1_000).stream()
                        .noneMatch(vote -> vote.article().equals(article)));
    }

    private void isExactSoon() {
        var sum = new TallyBuilder();
        reader.forEach(article, sum::add);
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(redis.tallies(Set.of(article)))
                        .hasEntrySatisfying(
                                article, inRedis -> assertThat(inRedis.tally()).isEqualTo(sum.build())));
    }
}
