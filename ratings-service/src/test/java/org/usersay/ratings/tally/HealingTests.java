package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.OwnRedis;
import org.usersay.ratings.RestartableRedis;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.Ids;
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

    @Autowired
    Tallies tallies;

    @Autowired
    Recounts recounts;

    @Autowired
    Votes votes;

    @Autowired
    TallyRecords records;

    @Autowired
    RunningTallies running;

    @Autowired
    RedisClient redis;

    @Autowired
    RestartableRedis server;

    private final ArticleKey article = new ArticleKey("vir", "a-" + Ids.next());

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
        await().atMost(SOON).until(() -> redis.exists(Keys.floors(article)));
        votes.cast(article, voter, 4);
        isExactSoon();
    }

    @Test
    void votesThatAHungRedisWasNotToldOfAreToldLater() {
        vote("before");
        server.pause();
        try {
            vote("meanwhile");
        } finally {
            server.resume();
        }
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

    private void vote(String reader) {
        var voter = Voter.reader(reader);
        var ticket = tallies.begin(article, voter);
        tallies.count(ticket, votes.cast(article, voter, 3));
    }

    private void isExactSoon() {
        var sum = new Tally.Sum();
        votes.each(article, vote -> vote.counted().ifPresent(counted -> sum.add(counted, 1)));
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(running.tallies(Set.of(article)).get(article))
                        .isEqualTo(sum.tally()));
    }
}
