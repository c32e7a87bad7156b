package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.usersay.gateway.route.RouteMatch;

/**
 * One reader's wish for something public.
 *
 * @param destination where it is
 * @param html whether the reader wants a page rather than data; the only choice of form there is
 */
record CacheRequest(RouteMatch destination, boolean html, HttpServletRequest request, HttpServletResponse response) {

    private static final String PAGE = "text/html, application/json;q=0.9, */*;q=0.8";
    private static final String DATA = "application/json, */*;q=0.8";

    static CacheRequest of(RouteMatch destination, HttpServletRequest request, HttpServletResponse response) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        var html = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        return new CacheRequest(destination, html, request, response);
    }

    @Nullable
    String query() {
        return request.getQueryString();
    }

    /** What is asked for, in one of two spellings, so that nobody's own spelling decides what others are given. */
    String accept() {
        return html ? PAGE : DATA;
    }

    String key() {
        var query = query();
        return (html ? 'h' : 'd') + (query == null ? destination.path() : destination.path() + '?' + query);
    }

    void write(CachedResponse cachedResponse) throws IOException {
        cachedResponse.write(request, response);
    }

    void writeStale(CachedResponse cachedResponse) throws IOException {
        cachedResponse.writeStale(request, response);
    }
}
