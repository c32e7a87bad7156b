package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisAvailability;
import org.usersay.redis.RedisRun;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Run id and clock of the Redis server. A restarted server may come back with the keys of an earlier moment, so each tally
 * names the run in which it was built.
 */
@Component
class RedisServerInfo {

    /** Seconds, and the microseconds beyond; of the node of a cluster that has the key. */
    private static final String TIME = "return redis.call('TIME')";

    private final UnifiedJedis redis;
    private final RedisAvailability availability;
    private volatile @Nullable String runId;

    /** Offset of the server's clock from {@link System#nanoTime}, in milliseconds. */
    private volatile long offset;

    RedisServerInfo(UnifiedJedis redis, RedisAvailability availability) {
        this.redis = redis;
        this.availability = availability;
    }

    /**
     * Executes a call to Redis within the circuit breaker.
     *
     * @throws JedisException if Redis does not answer, or did not a moment ago
     */
    <T> T execute(Supplier<T> call) {
        try {
            return availability.execute(call);
        } catch (JedisDataException e) {
            throw e;
        } catch (JedisException e) {
            // A restart has ended all connections, and changed the run id.
            runId = null;
            if (redis instanceof RedisClient server) {
                server.getPool().clear();
            }
            throw e;
        }
    }

    /** As {@link #execute}, with the present run id. */
    <T> T executeInRun(Function<String, T> call) {
        var run = runId();
        return execute(() -> call.apply(run));
    }

    /** The present run of the server, as of a fifth of a second ago at worst. */
    String runId() {
        var known = runId;
        return known == null ? refresh() : known;
    }

    /** The server's time in milliseconds since the epoch: one clock for all services. */
    long now() {
        if (runId == null) {
            refresh();
        }
        return stopwatch() + offset;
    }

    private static long stopwatch() {
        return Duration.ofNanos(System.nanoTime()).toMillis();
    }

    /** Reads the run id and the time from the server. */
    final String refresh() {
        return refreshWith(pipeline -> "").runId();
    }

    /** Run id, and what else was read after it. */
    record Refreshed<T>(String runId, T answer) {}

    /** As {@link #refresh}, with further commands in the same round trips. */
    final <T> Refreshed<T> refreshWith(Function<AbstractPipeline, T> commands) {
        return execute(() -> {
            var current = RedisRun.of(redis);
            try (var pipeline = redis.pipelined()) {
                var time = pipeline.eval(TIME, List.of(RedisKeys.CHANGED), List.of());
                var answer = commands.apply(pipeline);
                pipeline.sync();
                offset = milliseconds((List<?>) time.get()) - stopwatch();
                runId = current;
                return new Refreshed<>(current, answer);
            }
        });
    }

    private static long milliseconds(List<?> time) {
        return Long.parseLong(String.valueOf(time.getFirst())) * 1_000
                + Long.parseLong(String.valueOf(time.getLast())) / 1_000;
    }
}
