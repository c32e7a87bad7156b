package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/**
 * Looks at one tally. A write that is overdue makes it recounted once; from then on it is enough to look at that one vote,
 * which may still land, until it cannot any more.
 */
@Component
class Look {

    /** No write is begun for so much later. */
    private static final Duration NEVER = Duration.ofMinutes(1);

    /** A write lasts so long at most, unless its store hangs; then it is found when it cannot land any more. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    private static final LuaScript LOOK = LuaScript.resource("lua/tally-look.lua");

    private final RedisClient redis;
    private final RedisServerInfo life;
    private final RedisTallies running;
    private final Votes votes;
    private final TallySettings settings;

    Look(RedisClient redis, RedisServerInfo life, RedisTallies running, Votes votes, TallySettings settings) {
        this.redis = redis;
        this.life = life;
        this.running = running;
        this.votes = votes;
        this.settings = settings;
    }

    /**
     * How a tally is; one that waits is exact but for writes that are open, and one that is fresh or unsure as far as anybody
     * knows.
     */
    enum State {
        MISSING,
        SUSPECT,
        MENDING,
        WAITING,
        FRESH,
        UNSURE,
        EXACT
    }

    /** What was seen. */
    record Seen(State state, Optional<TallyListener.Moved> tally) {}

    Seen at(ArticleKey article) {
        long now = life.now();
        var answer = (List<?>) Objects.requireNonNull(LOOK.run(
                redis,
                List.of(RedisKeys.tally(article), RedisKeys.open(article), RedisKeys.floors(article)),
                List.of(
                        life.current(),
                        Long.toString(now - settings.overdue().toMillis()),
                        Long.toString(now + NEVER.toMillis()),
                        Long.toString(now - RunningRecount.DEAD.toMillis()),
                        Long.toString(ON_ITS_WAY.toMillis()),
                        Long.toString(now))));
        var state = State.valueOf(String.valueOf(answer.getFirst()).toUpperCase(Locale.ROOT));
        if (state == State.WAITING && !isUnchanged(article, (List<?>) answer.get(3), now)) {
            running.doubt(article);
            state = State.SUSPECT;
        }
        return new Seen(state, moved(article, answer));
    }

    private static Optional<TallyListener.Moved> moved(ArticleKey article, List<?> answer) {
        var fields = (List<?>) answer.get(2);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new TallyListener.Moved(
                        article,
                        RedisKeys.stored(article, fields).tally(),
                        Long.parseLong(String.valueOf(answer.get(1)))));
    }

    /** Whether votes whose writes are overdue are as the last recount saw them. What cannot land any more is dropped. */
    private boolean isUnchanged(ArticleKey article, List<?> overdue, long now) {
        for (int i = 0; i < overdue.size(); i += 2) {
            var voter = new Voter(Ticket.voter(String.valueOf(overdue.get(i))));
            long version = votes.find(article, voter).map(Vote::version).orElse(0L);
            if (version != Long.parseLong(String.valueOf(overdue.get(i + 1)))) {
                return false;
            }
        }
        if (!overdue.isEmpty()) {
            redis.zremrangeByScore(
                    RedisKeys.open(article), 0, now - settings.abandoned().toMillis());
        }
        return true;
    }
}
