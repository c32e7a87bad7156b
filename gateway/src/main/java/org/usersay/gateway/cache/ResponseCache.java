package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.CircuitBreakingProxy;
import org.usersay.gateway.route.ServiceResponse;

/**
 * Public answers in memory, one for each address and form. However many ask at once, one request goes to the service;
 * and while the service is down, what it last said is given, marked as old.
 */
@Component
final class ResponseCache {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final CircuitBreakingProxy circuitBreakingProxy;
    private final Marks marks;
    private final CacheSettings settings;
    private final Cache<String, CachedResponse> kept;
    private final Map<String, InFlightRequest> flights = new ConcurrentHashMap<>();

    ResponseCache(CircuitBreakingProxy circuitBreakingProxy, Marks marks, CacheSettings settings) {
        this.circuitBreakingProxy = circuitBreakingProxy;
        this.marks = marks;
        this.settings = settings;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher((String key, CachedResponse cachedResponse) -> key.length() + cachedResponse.weight())
                .expireAfterWrite(settings.outage())
                .build();
    }

    void answer(CacheRequest cacheRequest) throws IOException {
        var cachedResponse = kept.getIfPresent(cacheRequest.key());
        var now = System.nanoTime();
        if (cachedResponse != null && cachedResponse.isCurrent(now)) {
            if (cachedResponse.shouldRenew(now)) {
                lead(flight(cacheRequest, now), cachedResponse, cacheRequest);
            } else {
                cacheRequest.write(cachedResponse);
            }
            return;
        }
        var mine = flight(cacheRequest, now);
        var other = flights.putIfAbsent(cacheRequest.key(), mine);
        if (other == null) {
            lead(mine, cachedResponse, cacheRequest);
        } else {
            follow(other, cachedResponse, cacheRequest);
        }
    }

    /** Gives a kept answer if there is a current one, without asking anybody. */
    boolean answerIfKept(CacheRequest cacheRequest) throws IOException {
        var cachedResponse = kept.getIfPresent(cacheRequest.key());
        if (cachedResponse == null || !cachedResponse.isCurrent(System.nanoTime())) {
            return false;
        }
        cacheRequest.write(cachedResponse);
        return true;
    }

    private InFlightRequest flight(CacheRequest cacheRequest, long now) {
        return new InFlightRequest(marks.of(cacheRequest.destination(), cacheRequest.query()), now);
    }

    /** Asks for everybody. */
    private void lead(InFlightRequest inFlightRequest, @Nullable CachedResponse known, CacheRequest cacheRequest)
            throws IOException {
        CachedResponse result = null;
        try {
            var serviceResponse = fetch(known, cacheRequest);
            result = keep(inFlightRequest, cacheRequest.key(), known, serviceResponse);
            if (result == null) {
                giveInstead(serviceResponse, known, cacheRequest);
                return;
            }
        } finally {
            flights.remove(cacheRequest.key(), inFlightRequest);
            inFlightRequest.land(result);
        }
        cacheRequest.write(result);
    }

    private ServiceResponse fetch(@Nullable CachedResponse known, CacheRequest cacheRequest) throws IOException {
        var tag = known == null ? null : known.tag();
        return circuitBreakingProxy.fetch(
                cacheRequest.request(), cacheRequest.destination(), cacheRequest.accept(), tag);
    }

    private @Nullable CachedResponse keep(
            InFlightRequest inFlightRequest,
            String key,
            @Nullable CachedResponse known,
            ServiceResponse serviceResponse) {
        CachedResponse cachedResponse = null;
        if (serviceResponse.status() == NOT_MODIFIED && known != null) {
            cachedResponse = known.renewed(serviceResponse.headers(), inFlightRequest.marks, inFlightRequest.askedAt);
        } else if (serviceResponse.status() == OK) {
            var fresh = CacheControlPolicy.of(serviceResponse, settings.longest());
            cachedResponse = fresh.isZero()
                    ? null
                    : CachedResponse.of(
                            serviceResponse.headers(),
                            serviceResponse.body(),
                            inFlightRequest.marks,
                            inFlightRequest.askedAt,
                            fresh.toNanos());
        }
        if (cachedResponse != null) {
            kept.put(key, cachedResponse);
        } else if (serviceResponse.status() < 500) {
            kept.invalidate(key);
        }
        return cachedResponse;
    }

    /** Waits for the one who asks; what he was told counts only if it knows of every write until now. */
    private void follow(InFlightRequest inFlightRequest, @Nullable CachedResponse known, CacheRequest cacheRequest)
            throws IOException {
        var landed = inFlightRequest.await(settings.patience());
        if (landed == null && known != null) {
            cacheRequest.writeStale(known);
            return;
        }
        var result = landed == null ? null : landed.entry();
        if (result != null && result.hasSeenAllWrites()) {
            cacheRequest.write(result);
        } else {
            giveInstead(fetch(null, cacheRequest), known, cacheRequest);
        }
    }

    private static void giveInstead(
            ServiceResponse serviceResponse, @Nullable CachedResponse known, CacheRequest cacheRequest)
            throws IOException {
        if (known != null && serviceResponse.status() >= 500) {
            cacheRequest.writeStale(known);
        } else {
            serviceResponse.write(cacheRequest.request(), cacheRequest.response());
        }
    }
}
