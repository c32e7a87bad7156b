package org.usersay.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts in this process. Used while Redis is away: several gateways then count each for itself, but none stops counting. */
@Component
final class LocalLimiter implements Limiter {

    private static final int MOST_KEYS = 200_000;

    private final Ticker ticker;
    private final Cache<String, AtomicLong> idleAt =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

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
        List<Verdict> verdicts = new ArrayList<>();
        for (var question : questions) {
            var verdict = ask(question.key(), question.rate());
            verdicts.add(verdict);
            if (!verdict.allowed()) {
                break;
            }
        }
        return verdicts;
    }

    private Verdict ask(String key, Rate rate) {
        var now = TimeUnit.NANOSECONDS.toMicros(ticker.read());
        var known = idleAt.get(key, unknown -> new AtomicLong(now));
        while (true) {
            var before = known.get();
            var after = Math.max(before, now) + rate.intervalMicros();
            var ahead = after - now;
            if (ahead > rate.periodMicros()) {
                return new Verdict(false, 0, ahead - rate.periodMicros());
            }
            if (known.compareAndSet(before, after)) {
                return new Verdict(true, (rate.periodMicros() - ahead) / rate.intervalMicros(), ahead);
            }
        }
    }
}
