package org.usersay.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.usersay.gateway.fallback.Breakers;
import org.usersay.gateway.limit.Limiter.Verdict;
import redis.clients.jedis.exceptions.JedisException;

/** Asks Redis, and the memory of this process while Redis is away: a limit is never lifted by a fault. */
@Component
final class Limits {

    private final Limiter shared;
    private final Limiter local;
    private final CircuitBreaker redis;

    Limits(RedisLimiter shared, LocalLimiter local, Breakers breakers) {
        this.shared = shared;
        this.local = local;
        this.redis = breakers.named("redis");
    }

    Verdict ask(String key, Rate rate) {
        if (!redis.tryAcquirePermission()) {
            return local.ask(key, rate);
        }
        var start = System.nanoTime();
        try {
            var verdict = shared.ask(key, rate);
            redis.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return verdict;
        } catch (JedisException away) {
            redis.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, away);
            return local.ask(key, rate);
        }
    }
}
