package org.usersay.gateway.ratelimit;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usersay.gateway.ratelimit.RateLimiter.Decision;
import org.usersay.gateway.ratelimit.RateLimiter.Limit;
import org.usersay.gateway.route.RateLimitGroup;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Rate limits of all gateways together. Groups that are counted in Redis are counted in this process while Redis is away, so a
 * failure never lifts a limit; the others are counted in this process and synchronized.
 */
@Component
final class RateLimits {

    private final RateLimiter shared;
    private final RateLimiter local;
    private final CircuitBreaker redis;

    @Autowired
    RateLimits(RedisRateLimiter shared, LocalRateLimiter local, CircuitBreakerRegistry breakers) {
        this(shared, local, breakers.circuitBreaker("redis"));
    }

    RateLimits(RateLimiter shared, RateLimiter local, CircuitBreaker redis) {
        this.shared = shared;
        this.local = local;
        this.redis = redis;
    }

    List<Decision> check(RateLimitGroup group, List<Limit> limits) {
        return group.isCountedInRedis() ? checkShared(limits) : local.check(limits);
    }

    private List<Decision> checkShared(List<Limit> limits) {
        try {
            return redis.executeSupplier(() -> shared.check(limits));
        } catch (JedisException | CallNotPermittedException away) {
            return local.check(limits);
        }
    }
}
