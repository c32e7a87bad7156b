package org.usersay.gateway.ratelimit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.gateway.error.CircuitBreakers;
import org.usersay.redis.LuaScript;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Ten times a second, what this gateway counted goes to Redis, and what all gateways counted comes back. Between two
 * settlements a client may use up its rate once at each gateway; the next one makes him wait for all of it, so that over time he
 * gets no more than the rate.
 */
@Component
final class RateLimitSync {

    private static final int MOST_TOGETHER = 256;
    private static final LuaScript SETTLE = LuaScript.resource("org/usersay/gateway/ratelimit/settle.lua");

    private final LocalLimiter local;
    private final RedisClient redis;
    private final ClientKeyAnonymizer clientKeyAnonymizer;
    private final CircuitBreaker breaker;

    @Autowired
    RateLimitSync(
            LocalLimiter local,
            RedisClient redis,
            ClientKeyAnonymizer clientKeyAnonymizer,
            CircuitBreakers circuitBreakers) {
        this(local, redis, clientKeyAnonymizer, circuitBreakers.named("redis"));
    }

    RateLimitSync(
            LocalLimiter local, RedisClient redis, ClientKeyAnonymizer clientKeyAnonymizer, CircuitBreaker breaker) {
        this.local = local;
        this.redis = redis;
        this.clientKeyAnonymizer = clientKeyAnonymizer;
        this.breaker = breaker;
    }

    @Scheduled(fixedDelay = 100)
    void settle() {
        var changed = local.takeChanged(MOST_TOGETHER);
        while (!changed.isEmpty() && tell(changed)) {
            changed = local.takeChanged(MOST_TOGETHER);
        }
    }

    /** Whether Redis knows them now. Told twice after an answer that was lost, they count twice: a limit is never lifted by a fault. */
    private boolean tell(List<GcraCounter> counts) {
        if (!breaker.tryAcquirePermission()) {
            local.giveBack(counts);
            return false;
        }
        var now = local.now();
        List<Long> spent = new ArrayList<>(counts.size());
        counts.forEach(count -> spent.add(count.takeUntold(now)));
        var start = System.nanoTime();
        try {
            var ahead = (List<?>) Objects.requireNonNull(SETTLE.run(
                    redis,
                    counts.stream()
                            .map(count -> clientKeyAnonymizer.of(count.key()))
                            .toList(),
                    spent.stream().map(String::valueOf).toList()));
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            var then = local.now();
            for (var i = 0; i < ahead.size(); i++) {
                counts.get(i).learn(then, (Long) ahead.get(i));
            }
            return true;
        } catch (JedisException away) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, away);
            for (var i = 0; i < counts.size(); i++) {
                counts.get(i).giveBack(spent.get(i));
            }
            local.giveBack(counts);
            return false;
        }
    }
}
