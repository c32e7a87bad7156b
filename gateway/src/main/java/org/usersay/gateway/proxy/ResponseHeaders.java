package org.usersay.gateway.proxy;

import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.http.HttpHeaders;

/** Headers of a service's response that reach the client: not those of one connection, nor those that the gateway sets. */
final class ResponseHeaders {

    private static final Set<String> REMOVED = Set.of(
            "connection",
            "keep-alive",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "proxy-authenticate",
            "date",
            "server",
            "x-powered-by",
            "x-request-id",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection",
            "referrer-policy",
            "permissions-policy",
            "strict-transport-security",
            "cross-origin-resource-policy",
            "cross-origin-opener-policy",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-expose-headers",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-max-age",
            "pragma",
            "expires");

    private ResponseHeaders() {}

    static HttpHeaders of(ClassicHttpResponse response) {
        var kept = new HttpHeaders();
        var headers = response.headerIterator();
        while (headers.hasNext()) {
            var header = headers.next();
            if (!REMOVED.contains(header.getName().toLowerCase(Locale.ROOT))) {
                kept.add(header.getName(), header.getValue());
            }
        }
        addDefaults(kept);
        return kept;
    }

    /** What is public may be shown in any page, an avatar for instance; nothing else may be loaded across origins. */
    private static void addDefaults(HttpHeaders headers) {
        var cacheControl = headers.getCacheControl();
        if (cacheControl == null) {
            headers.setCacheControl("no-store");
        }
        var shared = cacheControl != null && cacheControl.contains("public");
        headers.set("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
        if (!headers.containsHeader("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
