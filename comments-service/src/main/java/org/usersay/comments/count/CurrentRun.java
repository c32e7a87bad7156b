package org.usersay.comments.count;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisAvailability;
import org.usersay.redis.RedisRun;
import redis.clients.jedis.UnifiedJedis;

/** The latest {@link RedisRun}, at most a second old. What was made in another run is not trusted. */
@Component
class CurrentRun {

    private final UnifiedJedis redis;
    private final RedisAvailability availability;
    private volatile String id = "";

    CurrentRun(UnifiedJedis redis, RedisAvailability availability) {
        this.redis = redis;
        this.availability = availability;
    }

    /** Empty until Redis has answered for the first time. */
    String id() {
        return id.isEmpty() ? refresh() : id;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    String refresh() {
        availability.tryExecute(() -> RedisRun.of(redis)).ifPresent(current -> id = current);
        return id;
    }
}
