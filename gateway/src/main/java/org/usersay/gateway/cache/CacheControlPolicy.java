package org.usersay.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.usersay.gateway.route.ServiceResponse;

/** Whether an answer may be kept for everybody, and for how long; in doubt it may not. */
final class CacheControlPolicy {

    /** What the gateway knows how to tell apart. */
    private static final List<String> KNOWN_VARIANTS = List.of(
            "accept", "accept-encoding", "origin", "access-control-request-method", "access-control-request-headers");

    private CacheControlPolicy() {}

    /** How long; zero for not at all. */
    static Duration of(ServiceResponse serviceResponse, Duration longest) {
        var headers = serviceResponse.headers();
        if (!serviceResponse.isWhole()
                || headers.containsHeader(HttpHeaders.SET_COOKIE)
                || !variesOnlyByWhatIsKnown(headers)) {
            return Duration.ZERO;
        }
        var allowed = allowed(String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL)));
        return shorter(allowed, longest);
    }

    /**
     * What is said to shared caches, of which this is one, goes before what is said to all (RFC 9111, 5.2.2.10); and what is
     * said to this one alone, in milliseconds, may shorten it.
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

    private static boolean variesOnlyByWhatIsKnown(HttpHeaders headers) {
        for (var line : headers.getOrEmpty(HttpHeaders.VARY)) {
            for (var name : line.split(",", -1)) {
                if (!KNOWN_VARIANTS.contains(name.strip().toLowerCase(Locale.ROOT))) {
                    return false;
                }
            }
        }
        return true;
    }
}
