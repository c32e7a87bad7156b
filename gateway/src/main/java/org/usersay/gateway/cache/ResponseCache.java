package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.ServiceProxy;
import org.usersay.gateway.proxy.ServiceResponse;

/**
 * Cache of public responses, keyed by address and form. Concurrent reads make one request to the service; while the service is
 * down, the latest response is sent, marked as stale. Spring Cloud Gateway's own response cache is for WebFlux alone.
 */
@Component
final class ResponseCache {

    private static final String METER = "usersay.cache.requests";

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** One eighth at most: a heap of 112 MB that held 64 MB of responses spent a quarter of its processor time on collections. */
    private static final int SHARE_OF_HEAP = 8;

    private final ServiceProxy proxy;
    private final WriteTimestamps timestamps;
    private final CacheSettings settings;
    private final Cache<String, CachedResponse> responses;
    private final Map<String, InFlightRequest> inFlight = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;
    private final Counter stale;

    ResponseCache(ServiceProxy proxy, WriteTimestamps timestamps, CacheSettings settings, MeterRegistry meters) {
        this.hits = meters.counter(METER, "result", "hit");
        this.misses = meters.counter(METER, "result", "miss");
        this.stale = meters.counter(METER, "result", "stale");
        this.proxy = proxy;
        this.timestamps = timestamps;
        this.settings = settings;
        this.responses = Caffeine.newBuilder()
                .maximumWeight(
                        Math.min(settings.size().toBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP))
                .weigher((String key, CachedResponse cached) -> key.length() + cached.weight())
                .expireAfterWrite(settings.outage())
                .build();
    }

    /** A cached response, or the service's. */
    PublicResponse find(CacheRequest read) throws IOException {
        if (!settings.enabled()) {
            return new PublicResponse.Received(fetch(null, read));
        }
        var cached = responses.getIfPresent(read.key());
        var now = System.nanoTime();
        if (cached != null && cached.isFresh(now)) {
            if (cached.shouldRefresh(now)) {
                return lead(inFlightRequest(read, now), cached, read);
            }
            hits.increment();
            return new PublicResponse.Cached(cached);
        }
        var mine = inFlightRequest(read, now);
        var other = inFlight.putIfAbsent(read.key(), mine);
        return other == null ? lead(mine, cached, read) : follow(other, cached, read);
    }

    /** A cached response if there is a fresh one; null otherwise. */
    @Nullable
    CachedResponse findCached(CacheRequest read) {
        var cached = responses.getIfPresent(read.key());
        return cached == null || !cached.isFresh(System.nanoTime()) ? null : cached;
    }

    private InFlightRequest inFlightRequest(CacheRequest read, long now) {
        return new InFlightRequest(timestamps.of(read.match(), read.query()), now);
    }

    /** Makes the request for all. */
    private PublicResponse lead(InFlightRequest request, @Nullable CachedResponse previous, CacheRequest read)
            throws IOException {
        misses.increment();
        CachedResponse cached = null;
        try {
            var response = fetch(previous, read);
            cached = put(request, read.key(), previous, response);
            return cached == null ? uncached(response, previous) : new PublicResponse.Cached(cached);
        } finally {
            inFlight.remove(read.key(), request);
            request.complete(cached);
        }
    }

    private ServiceResponse fetch(@Nullable CachedResponse previous, CacheRequest read) throws IOException {
        var tag = previous == null ? null : previous.tag();
        return proxy.fetch(read.request(), read.match(), read.query(), read.accept(), tag);
    }

    private @Nullable CachedResponse put(
            InFlightRequest request, String key, @Nullable CachedResponse previous, ServiceResponse response) {
        CachedResponse cached = null;
        if (response.status() == NOT_MODIFIED && previous != null) {
            cached = previous.refreshed(response.headers(), request.timestamps, request.requestedAt);
        } else if (response.status() == OK) {
            var lifetime = CacheControlPolicy.lifetime(response, settings.longest());
            if (!lifetime.isZero()) {
                cached = CachedResponse.of(
                        response.headers(),
                        response.body(),
                        request.timestamps,
                        request.requestedAt,
                        lifetime.toNanos());
            }
        }
        if (cached != null) {
            responses.put(key, cached);
        } else if (response.status() < 500) {
            responses.invalidate(key);
        }
        return cached;
    }

    /** Waits for the other request; its result counts only if it includes every write until now. */
    private PublicResponse follow(InFlightRequest request, @Nullable CachedResponse previous, CacheRequest read)
            throws IOException {
        var result = request.await(settings.patience());
        if (result == null && previous != null) {
            stale.increment();
            return new PublicResponse.Stale(previous);
        }
        var cached = result == null ? null : result.cached();
        if (cached != null && cached.includesAllWrites()) {
            hits.increment();
            return new PublicResponse.Cached(cached);
        }
        misses.increment();
        return uncached(fetch(null, read), previous);
    }

    private PublicResponse uncached(ServiceResponse response, @Nullable CachedResponse previous) {
        if (previous != null && response.status() >= 500) {
            stale.increment();
            return new PublicResponse.Stale(previous);
        }
        return new PublicResponse.Received(response);
    }
}
