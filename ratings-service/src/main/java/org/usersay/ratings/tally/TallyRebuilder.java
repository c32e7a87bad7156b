package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.TallyStore.Stored;
import org.usersay.starter.id.UuidV7;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Notices a Redis that lost its keys, and gives them back: what rests at once, what moves after a recount. And tells it of
 * votes that it could not be told of.
 */
@Component
class TallyRebuilder {

    private static final Logger log = LoggerFactory.getLogger(TallyRebuilder.class);
    private static final int TOGETHER = 1_000;

    private final RedisServerInfo life;
    private final Told told;
    private final Touched touched;
    private final RedisTallies running;
    private final TallyStore records;
    private final Recounts recounts;
    private final UntoldVotes untold;
    private long leftBefore;

    TallyRebuilder(
            RedisServerInfo life,
            Told told,
            Touched touched,
            RedisTallies running,
            TallyStore records,
            Recounts recounts,
            UntoldVotes untold) {
        this.life = life;
        this.told = told;
        this.touched = touched;
        this.running = running;
        this.records = records;
        this.recounts = recounts;
        this.untold = untold;
    }

    @Scheduled(fixedDelayString = "${usersay.ratings.tally.restore-every:500ms}")
    void restore() {
        try {
            var run = life.refresh();
            untold.tellWhatIsLeft();
            if (told.isWhole(run)) {
                remind();
            } else {
                restoreAll(run, UuidV7.next());
            }
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void restoreAll(String run, String nonce) {
        if (!told.begin(nonce)) {
            return;
        }
        boolean done = false;
        try {
            var some = new ArrayList<Stored>();
            records.each(stored -> {
                some.add(stored);
                if (some.size() == TOGETHER) {
                    restore(some);
                    some.clear();
                }
            });
            restore(some);
            done = true;
        } finally {
            told.end(nonce, run, done);
        }
    }

    private void restore(List<Stored> some) {
        told.tell(some.stream().map(Stored::article).toList());
        Beside.each(some, this::restore);
    }

    private void restore(Stored stored) {
        if (stored.moving()) {
            recounts.want(stored.article());
        } else {
            running.adopt(stored);
        }
        touched.touch(stored.article());
    }

    /** Where it does not go on, somebody has died who had taken them in hand. */
    private void remind() {
        long left = told.left();
        if (left > 0 && left >= leftBefore) {
            told.some(TOGETHER).forEach(touched::touch);
        }
        leftBefore = left;
    }
}
