package org.usersay.ratings.tally;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;

/** Whether listeners have received every tally since Redis lost its keys. */
@Component
public class RebuildStatus {

    private final RedisServerInfo server;

    RebuildStatus(RedisServerInfo server) {
        this.server = server;
    }

    /** Reads it within a pipeline. */
    public BooleanSupplier isComplete(AbstractPipeline pipeline) {
        var current = server.runId();
        var rebuilt = pipeline.hget(RedisKeys.REBUILT, "run");
        return () -> current.equals(rebuilt.get());
    }
}
