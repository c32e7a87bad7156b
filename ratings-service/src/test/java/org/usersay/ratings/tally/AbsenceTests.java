package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import redis.clients.jedis.UnifiedJedis;

/** The absence of votes is remembered in Redis for a minute, so that MongoDB is not read each time. */
@RatingsTest
class AbsenceTests {

    @Autowired
    Tallies tallies;

    @Autowired
    Votes votes;

    @Autowired
    RedisTallies redisTallies;

    @Autowired
    UnifiedJedis redis;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());

    @Test
    void absenceIsRememberedForAWhile() {
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.EMPTY);
        assertThat(redisTallies.totals(List.of(article)))
                .hasEntrySatisfying(article, total -> assertThat(total.built()).isTrue());
        assertThat(redis.ttl(RedisKeys.tally(article))).isPositive();
    }

    @Test
    void firstVoteEndsIt() {
        tallies.totals(List.of(article));
        assertThat(vote("first", 4)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        assertThat(redis.ttl(RedisKeys.tally(article))).isEqualTo(-1);
    }

    @Test
    void rebuildThatFoundNoVoteBeforeChangesNothing() {
        var pass = redisTallies.apply(article, List.of()).pass();
        vote("first", 4);
        assertThat(redisTallies.end(article, List.of(), pass).histogram()).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
        Stores.flushRedis();
        assertThat(tallies.totals(List.of(article)).of(article)).isEqualTo(Histogram.of(0, 0, 0, 1, 0));
    }

    private Histogram vote(String reader, int stars) {
        var voter = Voter.reader(reader);
        return tallies.change(article, voter, mark -> votes.cast(mark, stars, VoteSource.UNKNOWN, Optional.empty()))
                .of(article);
    }
}
