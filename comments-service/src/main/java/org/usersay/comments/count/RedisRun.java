package org.usersay.comments.count;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisAvailability;
import redis.clients.jedis.RedisClient;

/**
 * Id of the current run of the Redis process. A restarted Redis may have lost its last second, so what was made in
 * another run is not trusted. A restart is noticed within a second.
 */
@Component
class RedisRun {

    private static final Pattern RUN = Pattern.compile("(?m)^run_id:(\\w+)");

    private final RedisClient redis;
    private final RedisAvailability availability;
    private volatile String id = "";

    RedisRun(RedisClient redis, RedisAvailability availability) {
        this.redis = redis;
        this.availability = availability;
    }

    /** Empty until Redis has answered for the first time. */
    String id() {
        return id.isEmpty() ? refresh() : id;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    String refresh() {
        availability
                .tryExecute(() -> redis.info("server"))
                .map(RUN::matcher)
                .filter(found -> found.find())
                .ifPresent(found -> id = found.group(1));
        return id;
    }
}
