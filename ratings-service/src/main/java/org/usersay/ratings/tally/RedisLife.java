package org.usersay.ratings.tally;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Which run of the Redis server we are talking to. A restarted server may come back with the keys of a second ago, which
 * look whole and are not; so every tally names the run it was made in, and counts for nothing in another one.
 */
@Component
class RedisLife {

    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final String RUN = "run_id:";

    private final RedisClient redis;
    private volatile @Nullable String known;
    private volatile long failedAt = System.nanoTime() - PAUSE;

    RedisLife(RedisClient redis) {
        this.redis = redis;
    }

    /** The present run. Fails at once, without asking, shortly after Redis failed to answer. */
    String current() {
        var life = known;
        return life == null ? refresh() : life;
    }

    /** Asks Redis. */
    final String refresh() {
        if (System.nanoTime() - failedAt < PAUSE) {
            throw new JedisConnectionException("Redis did not answer a moment ago");
        }
        try {
            var life = redis.info("server")
                    .lines()
                    .filter(line -> line.startsWith(RUN))
                    .findFirst()
                    .map(line -> line.substring(RUN.length()).strip())
                    .orElseThrow(() -> new JedisConnectionException("Redis does not tell its run_id"));
            known = life;
            return life;
        } catch (JedisException e) {
            failed();
            throw e;
        }
    }

    /** Redis did not answer: the next call asks anew. */
    void failed() {
        known = null;
        failedAt = System.nanoTime();
    }
}
