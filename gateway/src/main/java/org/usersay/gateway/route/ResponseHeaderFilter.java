package org.usersay.gateway.route;

import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.http.HttpHeaders;

/** Which of a service's headers reach the client: not those of one connection, and not those that the gateway sets. */
final class ResponseHeaderFilter {

    private static final Set<String> KEPT_BACK = Set.of(
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

    private ResponseHeaderFilter() {}

    static HttpHeaders of(ClassicHttpResponse from) {
        var kept = new HttpHeaders();
        var headers = from.headerIterator();
        while (headers.hasNext()) {
            var header = headers.next();
            if (!KEPT_BACK.contains(header.getName().toLowerCase(Locale.ROOT))) {
                kept.add(header.getName(), header.getValue());
            }
        }
        guard(kept);
        return kept;
    }

    /** What is public may be shown in any page, an avatar for instance; nothing else may be loaded across origins. */
    private static void guard(HttpHeaders headers) {
        var cached = headers.getCacheControl();
        if (cached == null) {
            headers.setCacheControl("no-store");
        }
        var shared = cached != null && cached.contains("public");
        headers.set("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
        if (!headers.containsHeader("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
