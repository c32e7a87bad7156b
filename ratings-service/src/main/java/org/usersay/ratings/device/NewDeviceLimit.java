package org.usersay.ratings.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.usersay.starter.redis.Lua;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Limits how many new devices of one network vote; counted in this process alone while Redis is away. */
@Component
class NewDeviceLimit {

    private static final Lua COUNT = Lua.resource("lua/device-limit.lua");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RedisClient redis;
    private final DeviceSettings settings;
    private final Cache<String, AtomicLong> local =
            Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(100_000).build();

    NewDeviceLimit(RedisClient redis, DeviceSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Counts one more device of this network, or refuses it. */
    void take(String network) {
        if (count(network) > settings.newPerNetwork()) {
            throw DeviceProblem.TOO_MANY_DEVICES
                    .refusal("Sign in to rate, or try again later.")
                    .retryAfter(HOUR);
        }
    }

    private long count(String network) {
        try {
            var count = COUNT.run(
                    redis, List.of("ratings:{" + network + "}:devices"), List.of(Long.toString(HOUR.toSeconds())));
            return (Long) Objects.requireNonNull(count);
        } catch (JedisException e) {
            return local.get(network, key -> new AtomicLong()).incrementAndGet();
        }
    }
}
