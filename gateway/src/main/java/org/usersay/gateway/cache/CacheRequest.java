package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.usersay.gateway.route.RouteMatch;

/**
 * Read of a public resource.
 *
 * @param match its route
 * @param html whether the client prefers HTML to JSON
 */
record CacheRequest(RouteMatch match, boolean html, HttpServletRequest request, HttpServletResponse response) {

    private static final String HTML = "text/html, application/json;q=0.9, */*;q=0.8";
    private static final String JSON = "application/json, */*;q=0.8";

    static CacheRequest of(RouteMatch match, HttpServletRequest request, HttpServletResponse response) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        var html = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        return new CacheRequest(match, html, request, response);
    }

    @Nullable
    String query() {
        return request.getQueryString();
    }

    /** {@code Accept} in one of two forms, so that no client's own form decides what others receive. */
    String accept() {
        return html ? HTML : JSON;
    }

    String key() {
        var query = query();
        return (html ? 'h' : 'j') + (query == null ? match.path() : match.path() + '?' + query);
    }

    void write(CachedResponse cached) throws IOException {
        cached.write(request, response);
    }

    void writeStale(CachedResponse cached) throws IOException {
        cached.writeStale(request, response);
    }
}
