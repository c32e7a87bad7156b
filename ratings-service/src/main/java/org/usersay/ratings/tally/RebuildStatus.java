package org.usersay.ratings.tally;

import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;

/** Whether listeners have received every tally since Redis lost its keys. */
@Component
public class RebuildStatus {

    private final RedisServerInfo server;
    private final UnifiedJedis redis;

    RebuildStatus(RedisServerInfo server, UnifiedJedis redis) {
        this.server = server;
        this.redis = redis;
    }

    /** Reads it from Redis. */
    public boolean isComplete() {
        return server.runId().equals(redis.hget(RedisKeys.REBUILT, "run"));
    }
}
