package org.usersay.subscription.attemptlimit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.redis.LuaScript;
import org.usersay.subscription.secret.RandomToken;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counts attempts in Redis under a digest of whom they concern. Without Redis each process counts for itself: the limit
 * gets looser by the number of processes, and never goes away.
 */
@Component
public class AttemptLimiter {

    private static final Logger log = LoggerFactory.getLogger(AttemptLimiter.class);
    private static final LuaScript COUNT = LuaScript.resource("lua/count-attempt.lua");

    private final UnifiedJedis redis;
    private final LocalCounts local = new LocalCounts();

    AttemptLimiter(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Counts one attempt; the wait until the next one, where this one is over the limit. */
    public Optional<Duration> attempt(Limit limit, String whom) {
        var key = key(limit, whom);
        try {
            return counted(limit, key);
        } catch (JedisException e) {
            log.warn("Attempts are counted in this process only: {}", e.getMessage());
            return local.attempt(key, limit);
        }
    }

    /** Resets the count after a successful attempt. */
    public void reset(Limit limit, String whom) {
        var key = key(limit, whom);
        local.reset(key);
        try {
            redis.del(key);
        } catch (JedisException e) {
            log.debug("Attempts are forgotten when their window ends: {}", e.getMessage());
        }
    }

    private Optional<Duration> counted(Limit limit, String key) {
        var window = Long.toString(limit.window().toMillis());
        if (COUNT.run(redis, List.of(key), List.of(window)) instanceof List<?> answer
                && answer.get(0) instanceof Long attempts
                && answer.get(1) instanceof Long remaining) {
            return attempts <= limit.attempts() ? Optional.empty() : Optional.of(Duration.ofMillis(remaining));
        }
        throw new IllegalStateException("the script answers two numbers");
    }

    private static String key(Limit limit, String whom) {
        return "subscription:attempts:" + limit.name() + ":" + RandomToken.digest(whom);
    }
}
