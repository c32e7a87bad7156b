package org.usersay.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rate limiter of this process. {@link RateLimitSync} merges its counters with those of the other gateways. */
@Component
final class LocalRateLimiter implements RateLimiter {

    private static final int MAX_KEYS = 200_000;

    private final Ticker ticker;
    private final Cache<String, GcraCounter> counters =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).build();
    private final Set<GcraCounter> changed = ConcurrentHashMap.newKeySet();

    LocalRateLimiter() {
        this(Ticker.systemTicker());
    }

    private LocalRateLimiter(Ticker ticker) {
        this.ticker = ticker;
    }

    static LocalRateLimiter at(Ticker ticker) {
        return new LocalRateLimiter(ticker);
    }

    @Override
    public List<Decision> check(List<Limit> limits) {
        List<Decision> decisions = new ArrayList<>(limits.size());
        for (var limit : limits) {
            var counter = counters.get(limit.key(), GcraCounter::new);
            var decision = counter.check(now(), limit.rate());
            decisions.add(decision);
            if (!decision.allowed()) {
                break;
            }
            changed.add(counter);
        }
        return decisions;
    }

    /** Up to {@code max} counters that have changed since they were taken last. */
    List<GcraCounter> takeChanged(int max) {
        List<GcraCounter> taken = new ArrayList<>();
        for (var each = changed.iterator(); taken.size() < max && each.hasNext(); ) {
            taken.add(each.next());
            // Removed before its number is read: a later change adds it again.
            each.remove();
        }
        return taken;
    }

    /** Reverts {@link #takeChanged} after a failure. */
    void restore(List<GcraCounter> taken) {
        changed.addAll(taken);
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMicros(ticker.read());
    }
}
