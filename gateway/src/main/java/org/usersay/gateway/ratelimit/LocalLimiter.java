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

/**
 * Counts in this process. What it counted is told to Redis, and what others counted is learned, by the {@link RateLimitSync}; while
 * Redis is away several gateways count each for itself, but none stops counting.
 */
@Component
final class LocalLimiter implements RateLimiter {

    private static final int MOST_KEYS = 200_000;

    private final Ticker ticker;
    private final Cache<String, GcraCounter> counts =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final Set<GcraCounter> changed = ConcurrentHashMap.newKeySet();

    LocalLimiter() {
        this(Ticker.systemTicker());
    }

    private LocalLimiter(Ticker ticker) {
        this.ticker = ticker;
    }

    static LocalLimiter at(Ticker ticker) {
        return new LocalLimiter(ticker);
    }

    @Override
    public List<Verdict> ask(List<Question> questions) {
        List<Verdict> verdicts = new ArrayList<>(questions.size());
        for (var question : questions) {
            var count = counts.get(question.key(), GcraCounter::new);
            var verdict = count.ask(now(), question.rate());
            verdicts.add(verdict);
            if (!verdict.allowed()) {
                break;
            }
            changed.add(count);
        }
        return verdicts;
    }

    /** Up to {@code most} counts that changed since they were taken last. */
    List<GcraCounter> takeChanged(int most) {
        List<GcraCounter> taken = new ArrayList<>();
        for (var each = changed.iterator(); taken.size() < most && each.hasNext(); ) {
            taken.add(each.next());
            // Before its number is read: who adds to it from now on puts it here again.
            each.remove();
        }
        return taken;
    }

    /** They could not be told. */
    void giveBack(List<GcraCounter> taken) {
        changed.addAll(taken);
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMicros(ticker.read());
    }
}
