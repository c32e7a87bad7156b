package org.usersay.gateway.ratelimit;

import org.usersay.gateway.ratelimit.RateLimiter.Verdict;

/** One key's account in this process. All times are microseconds of this process's clock. */
final class GcraCounter {

    private final String key;
    private long idleAt;
    /** What was spent here and is not in Redis yet. */
    private long untold;

    GcraCounter(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    synchronized Verdict ask(long now, Rate rate) {
        var ahead = Math.max(idleAt - now, 0) + rate.intervalMicros();
        if (ahead > rate.periodMicros()) {
            return new Verdict(false, 0, ahead - rate.periodMicros());
        }
        idleAt = now + ahead;
        untold += rate.intervalMicros();
        return new Verdict(true, (rate.periodMicros() - ahead) / rate.intervalMicros(), ahead);
    }

    /** What to tell Redis; what has become good again meanwhile is not worth telling. */
    synchronized long takeUntold(long now) {
        var spent = Math.min(untold, Math.max(idleAt - now, 0));
        untold = 0;
        return spent;
    }

    /** Redis could not be told. */
    synchronized void giveBack(long spent) {
        untold += spent;
    }

    /** All gateways together have spent so much that the key will be idle so long from now. */
    synchronized void learn(long now, long ahead) {
        idleAt = Math.max(idleAt, now + ahead + untold);
    }
}
