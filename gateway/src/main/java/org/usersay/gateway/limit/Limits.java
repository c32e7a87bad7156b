package org.usersay.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.usersay.gateway.fallback.Breakers;
import redis.clients.jedis.exceptions.JedisException;

/** Asks Redis, and the memory of this process while Redis is away: a limit is never lifted by a fault. */
@Component
final class Limits implements Limiter {

    private final Limiter shared;
    private final Limiter local;
    private final CircuitBreaker redis;

    Limits(RedisLimiter shared, LocalLimiter local, Breakers breakers) {
        this.shared = shared;
        this.local = local;
        this.redis = breakers.named("redis");
    }

    @Override
    public List<Verdict> ask(List<Question> questions) {
        if (!redis.tryAcquirePermission()) {
            return local.ask(questions);
        }
        var start = System.nanoTime();
        try {
            var verdicts = shared.ask(questions);
            redis.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return verdicts;
        } catch (JedisException away) {
            redis.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, away);
            return local.ask(questions);
        }
    }
}
