package org.usersay.ratings.tally;

import org.springframework.stereotype.Component;

/** Whether listeners have received every tally since Redis lost its keys. */
@Component
public class RebuildStatus {

    private final RedisServerInfo server;

    RebuildStatus(RedisServerInfo server) {
        this.server = server;
    }

    /**
     * Reads it from Redis, with the present run: one that restarts within the fifth of a second for which the last one is known
     * may have come back with the keys of an earlier moment.
     */
    public boolean isComplete() {
        var refreshed = server.refreshWith(pipeline -> pipeline.hget(RedisKeys.REBUILT, "run"));
        return refreshed.runId().equals(refreshed.answer().get());
    }
}
