package org.usersay.gateway.ratelimit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usersay.gateway.error.CircuitBreakers;
import org.usersay.gateway.ratelimit.RateLimiter.Question;
import org.usersay.gateway.ratelimit.RateLimiter.Verdict;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What could be guessed or sent in somebody's name is counted in Redis before it may pass, and in this process while Redis is
 * away: a limit is never lifted by a fault. The rest is counted in this process and settled with the other gateways soon.
 */
@Component
final class RateLimits {

    private final RateLimiter shared;
    private final RateLimiter local;
    private final CircuitBreaker redis;

    @Autowired
    RateLimits(RedisLimiter shared, LocalLimiter local, CircuitBreakers circuitBreakers) {
        this(shared, local, circuitBreakers.named("redis"));
    }

    RateLimits(RedisLimiter shared, LocalLimiter local, CircuitBreaker redis) {
        this.shared = shared;
        this.local = local;
        this.redis = redis;
    }

    List<Verdict> ask(RateLimitGroup rateLimitGroup, List<Question> questions) {
        return rateLimitGroup.isCountedAtOnce() ? askAll(questions) : local.ask(questions);
    }

    private List<Verdict> askAll(List<Question> questions) {
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
