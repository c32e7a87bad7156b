package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Which run of the Redis server we are talking to. A restarted server may come back with the keys of a second ago, which
 * look whole and are not; so every tally names the run it was made in, and counts for nothing in another one.
 */
@Component
class RedisServerInfo {

    private static final Logger log = LoggerFactory.getLogger(RedisServerInfo.class);
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final String RUN = "run_id:";
    private static final CommandObject<String> INFO =
            new CommandObject<>(new CommandArguments(Protocol.Command.INFO).add("server"), BuilderFactory.STRING);

    /** Seconds, and the microseconds beyond. */
    private static final CommandObject<List<String>> TIME =
            new CommandObject<>(new CommandArguments(Protocol.Command.TIME), BuilderFactory.STRING_LIST);

    private final RedisClient redis;
    private volatile @Nullable String known;
    /** How far the clock of Redis is ahead of our stopwatch, in milliseconds. */
    private volatile long ahead;

    private volatile @Nullable JedisException fault;
    private volatile long failedAt = System.nanoTime() - PAUSE;

    RedisServerInfo(RedisClient redis) {
        this.redis = redis;
    }

    /** The present run. Fails at once, without asking, shortly after Redis failed to answer. */
    String current() {
        var life = known;
        return life == null ? refresh() : life;
    }

    /**
     * The time by Redis's own clock, in milliseconds since the epoch: services whose clocks differ, or are put back, mean
     * the same moment. Of a tenth of a second ago at worst, run on by a stopwatch.
     */
    long now() {
        current();
        return stopwatch() + ahead;
    }

    private static long stopwatch() {
        return Duration.ofNanos(System.nanoTime()).toMillis();
    }

    /**
     * An answer of Redis.
     *
     * @param run in which run it was given
     */
    record Seen<T>(String run, T answer) {}

    /** Asks Redis. */
    final String refresh() {
        return refreshWith(pipeline -> Optional.empty()).run();
    }

    /** Asks Redis, and in the same round trip what {@code question} puts into the pipeline. */
    final <T> Seen<T> refreshWith(Function<AbstractPipeline, T> question) {
        if (pausing()) {
            throw new JedisConnectionException("Redis did not answer a moment ago", fault);
        }
        try (var pipeline = redis.pipelined()) {
            var info = pipeline.executeCommand(INFO);
            var time = pipeline.executeCommand(TIME);
            var answer = question.apply(pipeline);
            pipeline.sync();
            var run = run(info.get());
            ahead = milliseconds(time.get()) - stopwatch();
            known = run;
            return new Seen<>(run, answer);
        } catch (JedisException e) {
            failed(e);
            throw e;
        }
    }

    private static long milliseconds(List<String> time) {
        return Long.parseLong(time.getFirst()) * 1_000 + Long.parseLong(time.getLast()) / 1_000;
    }

    private static String run(String info) {
        return info.lines()
                .filter(line -> line.startsWith(RUN))
                .findFirst()
                .map(line -> line.substring(RUN.length()).strip())
                .orElseThrow(() -> new JedisConnectionException("Redis does not tell its run_id"));
    }

    /** Redis did not answer: the next call asks anew, and on a new connection, since a restart ended all of them. */
    void failed(JedisException cause) {
        if (pausing()) {
            return;
        }
        fault = cause;
        if (known != null) {
            log.warn("Redis does not answer: {}", cause.getMessage());
        }
        redis.getPool().clear();
        known = null;
        failedAt = System.nanoTime();
    }

    private boolean pausing() {
        return System.nanoTime() - failedAt < PAUSE;
    }
}
