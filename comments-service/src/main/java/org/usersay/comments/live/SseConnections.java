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

/** Open streams of this process, by article. */
@Component
class SseConnections {

    private final ConcurrentMap<ArticleKey, Set<SseConnection>> byArticle = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Clock clock;

    SseConnections(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("usersay.live.open", size, AtomicInteger::get)
                .description("streams open in this process")
                .register(meters);
    }

    int size() {
        return size.get();
    }

    void add(SseConnection connection) {
        size.incrementAndGet();
        byArticle.compute(connection.article(), (article, present) -> {
            Set<SseConnection> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(connection);
            return all;
        });
    }

    void remove(SseConnection connection) {
        byArticle.computeIfPresent(connection.article(), (article, present) -> {
            if (present.remove(connection)) {
                size.decrementAndGet();
            }
            return present.isEmpty() ? null : present;
        });
    }

    void send(ArticleKey article, LiveEvent event) {
        byArticle.getOrDefault(article, Set.of()).forEach(connection -> connection.send(event));
    }

    void sendToAll(LiveEvent event) {
        byArticle.keySet().forEach(article -> send(article, event));
    }

    @Scheduled(fixedDelayString = "${usersay.live.heartbeat:20s}")
    void sendHeartbeats() {
        var now = clock.instant();
        byArticle.values().forEach(connections -> connections.forEach(connection -> connection.sendHeartbeat(now)));
    }

    void closeAll() {
        byArticle.values().forEach(connections -> connections.forEach(SseConnection::close));
    }
}
