package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The last rebuild of all tallies that ended, as it is kept in Redis.
 *
 * @param runId the run of Redis in which it began; empty if there was none
 * @param lostAt when the loss was noticed (ms)
 * @param begunAt when the rebuild began (ms)
 */
record RebuildState(String runId, long lostAt, long begunAt) {

    static RebuildState of(Map<String, String> fields) {
        return new RebuildState(
                fields.getOrDefault("run", ""),
                Long.parseLong(fields.getOrDefault("lostAt", "0")),
                Long.parseLong(fields.getOrDefault("begunAt", "0")));
    }

    Map<String, String> fields() {
        return Map.of("run", runId, "lostAt", Long.toString(lostAt), "begunAt", Long.toString(begunAt));
    }

    /** Whether Redis has all tallies, built in its present run. */
    boolean isOf(String currentRun) {
        return runId.equals(currentRun);
    }

    /** The rebuild that begins now. */
    RebuildState next(String currentRun, long now) {
        return new RebuildState(currentRun, isOf(currentRun) ? lostAt : now, now);
    }

    /** Whether all tallies are to be rebuilt now: after a loss, and again after each of these times. */
    boolean isDue(String currentRun, long now, List<Duration> again) {
        return !isOf(currentRun)
                || again.stream()
                        .mapToLong(later -> lostAt + later.toMillis())
                        .anyMatch(due -> begunAt < due && due <= now);
    }
}
