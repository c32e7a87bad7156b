package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisAvailability;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Run id and clock of the Redis server. A restarted server may come back with the keys of an earlier moment, so each tally
 * names the run in which it was built.
 */
@Component
class RedisServerInfo {

    private static final String RUN_ID = "run_id:";
    private static final CommandObject<String> INFO =
            new CommandObject<>(new CommandArguments(Protocol.Command.INFO).add("server"), BuilderFactory.STRING);

    /** Seconds, and the microseconds beyond. */
    private static final CommandObject<List<String>> TIME =
            new CommandObject<>(new CommandArguments(Protocol.Command.TIME), BuilderFactory.STRING_LIST);

    private final RedisClient redis;
    private final RedisAvailability availability;
    private volatile @Nullable String runId;

    /** Offset of the server's clock from {@link System#nanoTime}, in milliseconds. */
    private volatile long offset;

    RedisServerInfo(RedisClient redis, RedisAvailability availability) {
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
            redis.getPool().clear();
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

    /** Run id, and what else was read in the same round trip. */
    record Refreshed<T>(String runId, T answer) {}

    /** As {@link #refresh}, with further commands in the same round trip. */
    final <T> Refreshed<T> refreshWith(Function<AbstractPipeline, T> commands) {
        return execute(() -> {
            try (var pipeline = redis.pipelined()) {
                var info = pipeline.executeCommand(INFO);
                var time = pipeline.executeCommand(TIME);
                var answer = commands.apply(pipeline);
                pipeline.sync();
                var current = runId(info.get());
                offset = milliseconds(time.get()) - stopwatch();
                runId = current;
                return new Refreshed<>(current, answer);
            }
        });
    }

    private static long milliseconds(List<String> time) {
        return Long.parseLong(time.getFirst()) * 1_000 + Long.parseLong(time.getLast()) / 1_000;
    }

    private static String runId(String info) {
        return info.lines()
                .filter(line -> line.startsWith(RUN_ID))
                .findFirst()
                .map(line -> line.substring(RUN_ID.length()).strip())
                .orElseThrow(() -> new JedisConnectionException("INFO has no run_id"));
    }
}
