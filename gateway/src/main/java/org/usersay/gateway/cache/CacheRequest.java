package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.usersay.gateway.route.RouteMatch;

/**
 * Read of a public resource.
 *
 * @param match its route
 * @param query its query; null for none
 * @param html whether the client prefers HTML to JSON
 * @param request the client's request
 */
record CacheRequest(RouteMatch match, @Nullable String query, boolean html, HttpServletRequest request) {

    private static final String HTML = "text/html, application/json;q=0.9, */*;q=0.8";
    private static final String JSON = "application/json, */*;q=0.8";

    static CacheRequest of(RouteMatch match, HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        var html = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        return new CacheRequest(match, request.getQueryString(), html, request);
    }

    /** {@code Accept} in one of two forms, so that no client's own form decides what others receive. */
    String accept() {
        return html ? HTML : JSON;
    }

    String key() {
        return (html ? 'h' : 'j') + (query == null ? match.path() : match.path() + '?' + query);
    }
}
