package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import redis.clients.jedis.RedisClient;

/** An article that nobody has voted on is read often: Redis remembers for a while that MongoDB need not be asked. */
@RatingsTest
class AbsenceTests {

    @Autowired
    TallyStore records;

    @Autowired
    Tallies tallies;

    @Autowired
    RedisTallies running;

    @Autowired
    Votes votes;

    @Autowired
    RedisClient redis;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());

    @Test
    void absenceIsRememberedForAWhile() {
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.EMPTY);
        assertThat(running.totals(Set.of(article)).byArticle()).containsEntry(article, Histogram.EMPTY);
        assertThat(redis.ttl(RedisKeys.tally(article))).isPositive();
    }

    @Test
    void firstVoteEndsIt() {
        tallies.totals(List.of(article));
        assertThat(vote("first", 4)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        assertThat(redis.ttl(RedisKeys.tally(article))).isEqualTo(-1);
        assertThat(records.find(Set.of(article)).get(article)).matches(TallyStore.Stored::moving);
    }

    /** Whoever found nothing in MongoDB a moment ago does not undo what was counted since. */
    @Test
    void lateAbsenceChangesNothing() {
        vote("first", 4);
        running.adoptAbsent(Set.of(article), Duration.ofMinutes(1));
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        Stores.flushRedis();
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
    }

    private Histogram vote(String reader, int stars) {
        var voter = Voter.reader(reader);
        var ticket = tallies.begin(article, voter);
        return tallies.count(ticket, votes.cast(article, voter, stars)).of(article);
    }
}
