package org.usersay.gateway.ratelimit;

import org.usersay.gateway.ratelimit.RateLimiter.Decision;

/** Counter of one key in this process. Times are microseconds of this process's clock. */
final class GcraCounter {

    private final String key;
    private long idleAt;
    /** What was spent here since the last synchronization. */
    private long unsynced;

    GcraCounter(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    synchronized Decision check(long now, Rate rate) {
        var ahead = Math.max(idleAt - now, 0) + rate.intervalMicros();
        if (ahead > rate.periodMicros()) {
            return new Decision(false, 0, ahead - rate.periodMicros());
        }
        idleAt = now + ahead;
        unsynced += rate.intervalMicros();
        return new Decision(true, (rate.periodMicros() - ahead) / rate.intervalMicros(), ahead);
    }

    /** What to add in Redis, without what has expired meanwhile. */
    synchronized long takeUnsynced(long now) {
        var spent = Math.min(unsynced, Math.max(idleAt - now, 0));
        unsynced = 0;
        return spent;
    }

    /** Reverts {@link #takeUnsynced} after a failure. */
    synchronized void restore(long spent) {
        unsynced += spent;
    }

    /** Takes over the state of all gateways together: the key is idle {@code ahead} from now. */
    synchronized void merge(long now, long ahead) {
        idleAt = Math.max(idleAt, now + ahead + unsynced);
    }
}
