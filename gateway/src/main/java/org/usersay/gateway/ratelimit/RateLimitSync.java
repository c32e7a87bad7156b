package org.usersay.gateway.ratelimit;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.redis.LuaScript;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Synchronization of the local counters with Redis, ten times a second. Between two of them a client may use its rate once at
 * each gateway, and then waits for all of it, so that over time it gets no more than the rate.
 */
@Component
final class RateLimitSync {

    private static final int BATCH = 256;
    private static final LuaScript ADD = LuaScript.resource("org/usersay/gateway/ratelimit/add.lua");

    private final LocalRateLimiter local;
    private final UnifiedJedis redis;
    private final ClientKeyAnonymizer anonymizer;
    private final CircuitBreaker breaker;

    @Autowired
    RateLimitSync(
            LocalRateLimiter local,
            UnifiedJedis redis,
            ClientKeyAnonymizer anonymizer,
            CircuitBreakerRegistry breakers) {
        this(local, redis, anonymizer, breakers.circuitBreaker("redis"));
    }

    RateLimitSync(LocalRateLimiter local, UnifiedJedis redis, ClientKeyAnonymizer anonymizer, CircuitBreaker breaker) {
        this.local = local;
        this.redis = redis;
        this.anonymizer = anonymizer;
        this.breaker = breaker;
    }

    @Scheduled(fixedDelay = 100)
    void synchronize() {
        var changed = local.takeChanged(BATCH);
        while (!changed.isEmpty() && synchronize(changed)) {
            changed = local.takeChanged(BATCH);
        }
    }

    /** Whether Redis has replied. If only the reply is lost, the counters are added again: a failure never lifts a limit. */
    private boolean synchronize(List<GcraCounter> counters) {
        var now = local.now();
        var spent = counters.stream().map(counter -> counter.takeUnsynced(now)).toList();
        try {
            var ahead = breaker.executeSupplier(() -> add(counters, spent));
            var then = local.now();
            for (var i = 0; i < ahead.size(); i++) {
                counters.get(i).merge(then, (Long) ahead.get(i));
            }
            return true;
        } catch (JedisException | CallNotPermittedException away) {
            for (var i = 0; i < counters.size(); i++) {
                counters.get(i).restore(spent.get(i));
            }
            local.restore(counters);
            return false;
        }
    }

    private List<?> add(List<GcraCounter> counters, List<Long> spent) {
        var keys = counters.stream()
                .map(counter -> anonymizer.redisKey(counter.key()))
                .toList();
        return (List<?>) Objects.requireNonNull(
                ADD.run(redis, keys, spent.stream().map(String::valueOf).toList()));
    }
}
