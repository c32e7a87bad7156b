package org.usersay.subscription.attemptlimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Attempts counted in this process alone, while Redis is away. */
final class LocalCounts {

    private static final int REMEMBERED = 50_000;

    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((String key, Count count) -> count.window()))
            .build();

    Optional<Duration> attempt(String key, Limit limit) {
        var count = counts.get(key, missing -> new Count(limit.window(), new AtomicInteger()));
        return count.attempts().incrementAndGet() <= limit.attempts() ? Optional.empty() : Optional.of(limit.window());
    }

    void reset(String key) {
        counts.invalidate(key);
    }

    private record Count(Duration window, AtomicInteger attempts) {}
}
