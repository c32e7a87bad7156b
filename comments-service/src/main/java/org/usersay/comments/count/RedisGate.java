package org.usersay.comments.count;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The way to Redis. After a failure nobody waits for it again for a moment, so that requests do not queue behind a
 * store they can do without.
 */
@Component
class RedisGate {

    private static final Logger log = LoggerFactory.getLogger(RedisGate.class);
    private static final long PAUSE = Duration.ofMillis(500).toNanos();
    private static final Pattern RUN = Pattern.compile("(?m)^run_id:(\\w+)");

    private final RedisClient redis;
    private final BatchingPipeline shared;
    private volatile long closedAt;
    private volatile boolean closed;
    private volatile String run = "";

    RedisGate(RedisClient redis, BatchingPipeline shared) {
        this.redis = redis;
        this.shared = shared;
    }

    /** The answer, or nothing where Redis is away. */
    <T> Optional<T> ask(Function<RedisClient, @Nullable T> question) {
        if (closed && System.nanoTime() - closedAt < PAUSE) {
            return Optional.empty();
        }
        try {
            var answer = Optional.ofNullable(question.apply(redis));
            closed = false;
            return answer;
        } catch (JedisException e) {
            log.warn("Redis does not answer: {}", e.getMessage());
            closedAt = System.nanoTime();
            closed = true;
            return Optional.empty();
        }
    }

    /** The same, in one round trip with what other threads ask. */
    <T> Optional<T> askTogether(Function<BatchingPipeline, @Nullable T> question) {
        return ask(client -> question.apply(shared));
    }

    /** Whether the last question went unanswered. */
    boolean closed() {
        return closed;
    }

    /**
     * Identifies this run of the Redis process. A restarted one may have lost its last second, so a copy made under
     * another run is not trusted.
     */
    String run() {
        return run.isEmpty() ? look() : run;
    }

    /** Looks which run it is now. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    String look() {
        ask(client -> client.info("server"))
                .map(RUN::matcher)
                .filter(found -> found.find())
                .ifPresent(found -> run = found.group(1));
        return run;
    }
}
