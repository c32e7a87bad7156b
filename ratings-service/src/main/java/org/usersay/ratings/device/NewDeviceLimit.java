package org.usersay.ratings.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.usersay.redis.LuaScript;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Limit of new devices of one network in an hour; counted in this process alone while Redis is unavailable. */
@Component
class NewDeviceLimit {

    private static final LuaScript COUNT = LuaScript.resource("lua/device-limit.lua");
    private static final Duration HOUR = Duration.ofHours(1);

    private final UnifiedJedis redis;
    private final DeviceSettings settings;
    private final Cache<String, Set<String>> local =
            Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(100_000).build();

    NewDeviceLimit(UnifiedJedis redis, DeviceSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Counts a device of this network; 429 beyond the limit. */
    void take(String network, String device) {
        if (!mayTake(network, device)) {
            throw DeviceProblem.TOO_MANY_DEVICES
                    .refusal("Sign in to rate, or try again later.")
                    .retryAfter(HOUR);
        }
    }

    private boolean mayTake(String network, String device) {
        try {
            return Long.valueOf(1)
                    .equals(COUNT.run(
                            redis,
                            List.of("ratings:{" + network + "}:new-devices"),
                            List.of(
                                    Long.toString(HOUR.toSeconds()),
                                    device,
                                    Integer.toString(settings.newPerNetwork()))));
        } catch (JedisException e) {
            var known = local.get(network, any -> ConcurrentHashMap.newKeySet());
            return known.contains(device) || (known.size() < settings.newPerNetwork() && known.add(device));
        }
    }
}
