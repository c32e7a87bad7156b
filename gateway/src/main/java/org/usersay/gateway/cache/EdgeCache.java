package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.Answer;
import org.usersay.gateway.route.Services;

/**
 * Public answers in memory, one for each address and form. However many ask at once, one request goes to the service;
 * and while the service is down, what it last said is given, marked as old.
 */
@Component
final class EdgeCache {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final Services services;
    private final Marks marks;
    private final CacheSettings settings;
    private final Cache<String, Entry> kept;
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    EdgeCache(Services services, Marks marks, CacheSettings settings) {
        this.services = services;
        this.marks = marks;
        this.settings = settings;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher((String key, Entry entry) -> key.length() + entry.weight())
                .expireAfterWrite(settings.outage())
                .build();
    }

    void answer(Reading reading) throws IOException {
        var entry = kept.getIfPresent(reading.key());
        var now = System.nanoTime();
        if (entry != null && entry.isCurrent(now)) {
            if (entry.shouldRenew(now)) {
                lead(flight(reading, now), entry, reading);
            } else {
                reading.write(entry);
            }
            return;
        }
        var mine = flight(reading, now);
        var other = flights.putIfAbsent(reading.key(), mine);
        if (other == null) {
            lead(mine, entry, reading);
        } else {
            follow(other, entry, reading);
        }
    }

    /** Gives a kept answer if there is a current one, without asking anybody. */
    boolean answerIfKept(Reading reading) throws IOException {
        var entry = kept.getIfPresent(reading.key());
        if (entry == null || !entry.isCurrent(System.nanoTime())) {
            return false;
        }
        reading.write(entry);
        return true;
    }

    private Flight flight(Reading reading, long now) {
        return new Flight(marks.of(reading.destination(), reading.query()), now);
    }

    /** Asks for everybody. */
    private void lead(Flight flight, @Nullable Entry known, Reading reading) throws IOException {
        Entry result = null;
        try {
            var answer = fetch(known, reading);
            result = keep(flight, reading.key(), known, answer);
            if (result == null) {
                giveInstead(answer, known, reading);
                return;
            }
        } finally {
            flights.remove(reading.key(), flight);
            flight.land(result);
        }
        reading.write(result);
    }

    private Answer fetch(@Nullable Entry known, Reading reading) throws IOException {
        var tag = known == null ? null : known.tag();
        return services.fetch(reading.request(), reading.destination(), reading.accept(), tag);
    }

    private @Nullable Entry keep(Flight flight, String key, @Nullable Entry known, Answer answer) {
        Entry entry = null;
        if (answer.status() == NOT_MODIFIED && known != null) {
            entry = known.renewed(answer.headers(), flight.marks, flight.askedAt);
        } else if (answer.status() == OK) {
            var fresh = Freshness.of(answer, settings.longest());
            entry = fresh.isZero()
                    ? null
                    : Entry.of(answer.headers(), answer.body(), flight.marks, flight.askedAt, fresh.toNanos());
        }
        if (entry != null) {
            kept.put(key, entry);
        } else if (answer.status() < 500) {
            kept.invalidate(key);
        }
        return entry;
    }

    /** Waits for the one who asks; what he was told counts only if it knows of every write until now. */
    private void follow(Flight flight, @Nullable Entry known, Reading reading) throws IOException {
        var landed = flight.await(settings.patience());
        if (landed == null && known != null) {
            reading.writeStale(known);
            return;
        }
        var result = landed == null ? null : landed.entry();
        if (result != null && result.hasSeenAllWrites()) {
            reading.write(result);
        } else {
            giveInstead(fetch(null, reading), known, reading);
        }
    }

    private static void giveInstead(Answer answer, @Nullable Entry known, Reading reading) throws IOException {
        if (known != null && answer.status() >= 500) {
            reading.writeStale(known);
        } else {
            answer.write(reading.request(), reading.response());
        }
    }
}
