package org.usersay.comments.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/** Who listens to which article in this process. */
@Component
class Rooms {

    private final ConcurrentMap<ArticleKey, Set<Listener>> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Clock clock;

    Rooms(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("usersay.live.open", open, AtomicInteger::get)
                .description("streams open in this process")
                .register(meters);
    }

    int open() {
        return open.get();
    }

    void enter(Listener listener) {
        open.incrementAndGet();
        rooms.compute(listener.thread(), (thread, present) -> {
            Set<Listener> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(listener);
            return all;
        });
    }

    void leave(ArticleKey thread, Listener listener) {
        rooms.computeIfPresent(thread, (key, present) -> {
            if (present.remove(listener)) {
                open.decrementAndGet();
            }
            return present.isEmpty() ? null : present;
        });
    }

    void tell(ArticleKey thread, LiveEvent event) {
        rooms.getOrDefault(thread, Set.of()).forEach(listener -> listener.tell(event));
    }

    /** For events that nobody knows whether there were any. */
    void tellEverybody(LiveEvent event) {
        rooms.keySet().forEach(thread -> tell(thread, event));
    }

    @Scheduled(fixedDelayString = "${usersay.live.heartbeat:20s}")
    void beat() {
        var now = clock.instant();
        rooms.values().forEach(room -> room.forEach(listener -> listener.beat(now)));
    }

    void closeAll() {
        rooms.values().forEach(room -> room.forEach(Listener::close));
    }
}
