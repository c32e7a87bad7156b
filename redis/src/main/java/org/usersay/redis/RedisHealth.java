package org.usersay.redis;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Health of Redis: the answer to a ping. */
final class RedisHealth implements HealthIndicator {

    private final UnifiedJedis redis;

    RedisHealth(UnifiedJedis redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("ping", redis.ping()).build();
        } catch (JedisException e) {
            return Health.down(e).build();
        }
    }
}
