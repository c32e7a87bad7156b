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
class SseConnections {

    private final ConcurrentMap<ArticleKey, Set<SseConnection>> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Clock clock;

    SseConnections(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("usersay.live.open", open, AtomicInteger::get)
                .description("streams open in this process")
                .register(meters);
    }

    int open() {
        return open.get();
    }

    void enter(SseConnection sseConnection) {
        open.incrementAndGet();
        rooms.compute(sseConnection.thread(), (thread, present) -> {
            Set<SseConnection> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(sseConnection);
            return all;
        });
    }

    void leave(ArticleKey thread, SseConnection sseConnection) {
        rooms.computeIfPresent(thread, (key, present) -> {
            if (present.remove(sseConnection)) {
                open.decrementAndGet();
            }
            return present.isEmpty() ? null : present;
        });
    }

    void tell(ArticleKey thread, LiveEvent event) {
        rooms.getOrDefault(thread, Set.of()).forEach(sseConnection -> sseConnection.tell(event));
    }

    /** For events that nobody knows whether there were any. */
    void tellEverybody(LiveEvent event) {
        rooms.keySet().forEach(thread -> tell(thread, event));
    }

    @Scheduled(fixedDelayString = "${usersay.live.heartbeat:20s}")
    void beat() {
        var now = clock.instant();
        rooms.values().forEach(room -> room.forEach(sseConnection -> sseConnection.beat(now)));
    }

    void closeAll() {
        rooms.values().forEach(room -> room.forEach(SseConnection::close));
    }
}
