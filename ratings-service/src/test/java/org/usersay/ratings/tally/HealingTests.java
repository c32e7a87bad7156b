package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.OwnRedis;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** With the settings of every day: what a death or a hung Redis leaves is mended at once, not when it is given up. */
@SpringBootTest(
        properties = {
            "usersay.redis.timeout=200ms",
            "usersay.ratings.tally.settle-every=300ms",
            "management.server.port=-1"
        })
@Import(OwnRedis.class)
class HealingTests {

    /** A third of the time after which an open write is given up. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A little more than the time after which an open write is taken for lost. */
    private static final Duration OVERDUE = Duration.ofMillis(600);

    /** An article rests as soon as nobody votes. */
    private static final TallySettings NEVER_AWAKE =
            new TallySettings(OVERDUE, PATIENCE, Duration.ofMillis(-1), Duration.ofDays(30), OVERDUE);

    @Autowired
    Tallies tallies;

    @Autowired
    Look look;

    @Autowired
    RedisServerInfo life;

    @Autowired
    Recounts recounts;

    @Autowired
    Votes votes;

    @Autowired
    TallyStore records;

    @Autowired
    RedisTallies running;

    @Autowired
    UntoldVotes untold;

    @Autowired
    RedisClient redis;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    RestartableRedis server;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());

    @Test
    void deathIsFoundAlsoWhereAnEarlierRecountKnewTheVoter() {
        var voter = Voter.reader("dead");
        var ticket = tallies.begin(article, voter);
        recounts.request(article).join();
        tallies.count(ticket, votes.cast(article, voter, 5));

        tallies.begin(article, voter);
        votes.cast(article, voter, 1);
        isExactSoon();
    }

    @Test
    void writeThatLandsAfterItWasTakenForLostIsFound() {
        var voter = Voter.reader("late");
        vote("alive");
        tallies.begin(article, voter);
        await().atMost(SOON).until(() -> redis.exists(RedisKeys.floors(article)));
        votes.cast(article, voter, 4);
        isExactSoon();
    }

    /** A recount takes as long as the article is large; this one does not end at all. */
    @Test
    void tallyThatIsBeingRecountedIsNotShownAsTrue() {
        vote("before");
        new RunningRecount(article, redis, life).begin();
        tallies.begin(article, Voter.reader("dead"));
        votes.cast(article, Voter.reader("dead"), 1);
        await().atMost(PATIENCE).until(() -> tallies.totals(List.of(article)).stale());
        isExact(PATIENCE);
        assertThat(tallies.totals(List.of(article)).stale()).isFalse();
    }

    /** An article may have many votes: one that is open does not make them recounted again and again. */
    @Test
    void writeThatARecountHasSeenIsWaitedFor() {
        vote("before");
        var token = String.valueOf(tallies.begin(article, Voter.reader("dead")).token());
        votes.cast(article, Voter.reader("dead"), 1);
        await().atMost(PATIENCE).until(() -> {
            var recounted = redis.hget(RedisKeys.floors(article), token);
            return recounted != null
                    && life.now() - Long.parseLong(recounted) > OVERDUE.toMillis()
                    && look.at(article).state() == Look.State.WAITING;
        });
        isExact(PATIENCE);
    }

    /** The recount may have read the vote before it changed. */
    @Test
    void recountClearsNoDoubtThatCameUpMeanwhile() {
        running.adopt(new TallyStore.Stored(article, 1, false, Tally.EMPTY));
        var recount = new RunningRecount(article, redis, life);
        recount.begin();
        running.doubt(article);
        assertThat(recount.install(1, true, PATIENCE)).isTrue();
        assertThat(running.totals(List.of(article)).stale()).isTrue();
        running.hurry(article);
        isExactSoon();
    }

    /** A service noted it whose clock went an hour ahead. */
    @Test
    void deathAtAnImpossibleTimeIsFound() {
        vote("before");
        var voter = Voter.reader("dead");
        redis.zadd(RedisKeys.open(article), life.now() + Duration.ofHours(1).toMillis(), Ticket.token(voter));
        votes.cast(article, voter, 2);
        running.touch(article);
        isExactSoon();
    }

    @Test
    void votesThatAHungRedisWasNotToldOfAreToldLater() {
        vote("before");
        voteWhileRedisHangs("meanwhile");
        isExactSoon();
    }

    /** The steps of a vote that Redis cannot be told of, whose service died before it could be told after all. */
    @Test
    void votesOfADeadServiceThatAHungRedisWasNotToldOfAreFound() {
        vote("before");
        records.move(article);
        votes.cast(article, Voter.reader("meanwhile"), 2);
        isExactSoon();
    }

    /** What a recount reads before the vote is written, it puts in place as if there were none to come. */
    @Test
    void voteOfADeadServiceIsFoundAlsoWhereARecountMissedIt() {
        vote("before");
        untold.begin(Ticket.of(article, Voter.reader("dead")));
        records.move(article);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            recounts.request(article).join();
            return epochInRedis() == epoch();
        });
        votes.cast(article, Voter.reader("dead"), 2);
        isExactSoon();
    }

    @Test
    void voteOfADeadServiceIsFoundHoweverLongRedisWasAway() {
        vote("before");
        votes.cast(article, Voter.reader("dead"), 2);
        marks().insertOne(new Document("_id", Ticket.token(Voter.reader("dead")))
                .append("article", article.toString())
                .append("at", Date.from(Instant.now().minus(Duration.ofMinutes(5)))));
        isExactSoon();
        await().atMost(PATIENCE).until(() -> marks().countDocuments(ofThis()) == 0);
    }

    /** It need not be looked after for as long as a write may take. */
    @Test
    void voteThatIsToldLaterLeavesNothingBehind() {
        vote("before");
        voteWhileRedisHangs("meanwhile");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> marks().countDocuments(ofThis()) == 0 && !redis.exists(RedisKeys.open(article)));
        isExactSoon();
    }

    /** Redis loses its keys while the write is on its way; what stands there then is a recount that did not see it. */
    @Test
    void voteOfADeadServiceIsFoundAlsoWhereRedisForgotIt() {
        vote("before");
        tallies.begin(article, Voter.reader("dead"));
        forget();
        var recount = new RunningRecount(article, redis, life);
        recount.begin();
        votes.each(article, recount::see);
        votes.cast(article, Voter.reader("dead"), 2);
        assertThat(recount.install(epoch(), true, PATIENCE)).isTrue();
        running.hurry(article);
        isExactSoon();
    }

    @Test
    void firstVoteOfADeadServiceIsFoundAlsoWhereRedisForgotIt() {
        var ticket = Ticket.of(article, Voter.reader("dead"));
        running.begin(ticket);
        records.move(article);
        forget();
        running.adopt(ticket, 1, Optional.of(Tally.EMPTY));
        votes.cast(article, Voter.reader("dead"), 2);
        running.hurry(article);
        isExactSoon();
    }

    /** For a write that a hung store has delayed. */
    @Test
    void afterALossTheTallyIsRecountedOnceMoreWhenNoWriteFromBeforeCanLand() {
        vote("before");
        votes.cast(article, Voter.reader("late"), 2);
        long lost = life.now() - Duration.ofMinutes(1).toMillis();
        redis.hset(RedisKeys.tally(article), Map.of("lost", Long.toString(lost), "counted", Long.toString(life.now())));
        isExactSoon();
        assertThat(redis.hexists(RedisKeys.tally(article), "lost")).isFalse();
    }

    @Test
    void untilThenItIsNotTakenForSettled() {
        vote("before");
        redis.hset(RedisKeys.tally(article), "lost", Long.toString(life.now()));
        assertThat(running.settle(article, epoch(), NEVER_AWAKE)).isInstanceOf(RedisTallies.Rest.Active.class);
        redis.hdel(RedisKeys.tally(article), "lost");
        assertThat(running.settle(article, epoch(), NEVER_AWAKE)).isInstanceOf(RedisTallies.Rest.Resting.class);
    }

    /** Nothing is known of the article any more, and nobody is about to look at it. */
    private void forget() {
        redis.del(RedisKeys.all(article).toArray(String[]::new));
        redis.zrem(Touched.KEY, article.toString());
    }

    private long epoch() {
        return Objects.requireNonNull(records.find(Set.of(article)).get(article))
                .epoch();
    }

    private long epochInRedis() {
        return Long.parseLong(redis.hget(RedisKeys.tally(article), "epoch"));
    }

    private MongoCollection<Document> marks() {
        return mongo.getCollection("untold_votes");
    }

    private Bson ofThis() {
        return Filters.eq("article", article.toString());
    }

    private void vote(String reader) {
        var voter = Voter.reader(reader);
        var ticket = tallies.begin(article, voter);
        tallies.count(ticket, votes.cast(article, voter, 3));
    }

    private void isExactSoon() {
        isExact(SOON);
    }

    private void voteWhileRedisHangs(String reader) {
        server.pause();
        try {
            vote(reader);
        } finally {
            server.resume();
        }
    }

    private void isExact(Duration patience) {
        var sum = new Tally.Sum();
        votes.each(article, vote -> vote.counted().ifPresent(counted -> sum.add(counted, 1)));
        await().atMost(patience)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(running.tallies(Set.of(article)).get(article))
                        .isEqualTo(sum.tally()));
    }
}
