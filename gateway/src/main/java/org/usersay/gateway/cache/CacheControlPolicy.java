package org.usersay.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.usersay.gateway.proxy.ServiceResponse;

/** Rules on whether and how long a response may be cached for all clients. */
final class CacheControlPolicy {

    /** Request headers by which the gateway itself tells responses apart. */
    private static final List<String> KNOWN_HEADERS = List.of(
            "accept", "accept-encoding", "origin", "access-control-request-method", "access-control-request-headers");

    private CacheControlPolicy() {}

    /** Lifetime of a response, {@code max} at most; zero if it may not be cached. */
    static Duration lifetime(ServiceResponse response, Duration max) {
        var headers = response.headers();
        if (!response.isWhole()
                || headers.containsHeader(HttpHeaders.SET_COOKIE)
                || !variesOnlyByKnownHeaders(headers)) {
            return Duration.ZERO;
        }
        var allowed = allowed(String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL)));
        return shorter(allowed, max);
    }

    /**
     * {@code s-maxage} takes precedence, since this is a shared cache (RFC 9111, 5.2.2.10); {@code usersay-edge-ms}, for this
     * cache alone and in milliseconds, may shorten it.
     */
    private static Duration allowed(String cacheControl) {
        var shared = false;
        var age = Duration.ZERO;
        Duration sharedAge = null;
        Duration own = null;
        for (var part : cacheControl.split(",", -1)) {
            var directive = part.strip().toLowerCase(Locale.ROOT);
            switch (directive) {
                case "public" -> shared = true;
                case "private", "no-store", "no-cache" -> {
                    return Duration.ZERO;
                }
                default -> {
                    if (directive.startsWith("max-age=")) {
                        age = Duration.ofSeconds(number(directive));
                    } else if (directive.startsWith("s-maxage=")) {
                        sharedAge = Duration.ofSeconds(number(directive));
                    } else if (directive.startsWith("usersay-edge-ms=")) {
                        own = Duration.ofMillis(number(directive));
                    }
                }
            }
        }
        if (!shared) {
            return Duration.ZERO;
        }
        var allowed = sharedAge == null ? age : sharedAge;
        return own == null ? allowed : shorter(own, allowed);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static long number(String directive) {
        var number = directive.substring(directive.indexOf('=') + 1);
        return number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
    }

    private static boolean variesOnlyByKnownHeaders(HttpHeaders headers) {
        for (var line : headers.getOrEmpty(HttpHeaders.VARY)) {
            for (var name : line.split(",", -1)) {
                if (!KNOWN_HEADERS.contains(name.strip().toLowerCase(Locale.ROOT))) {
                    return false;
                }
            }
        }
        return true;
    }
}
