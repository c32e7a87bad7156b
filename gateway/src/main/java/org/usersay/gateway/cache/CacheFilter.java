package org.usersay.gateway.cache;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.route.Credentials;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.gateway.route.RouteMatch.Pace;

/**
 * Answers public reads before the gateway's routes. A request that shows a token in a header is never answered from here
 * and nothing it is told is kept. One that comes with a cookie may be given what is kept for everybody.
 */
@Component
@Order(FilterOrder.CACHE)
final class CacheFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ResponseCache cache;
    private final boolean enabled;

    CacheFilter(ResponseCache cache, CacheSettings settings) {
        this.cache = cache;
        this.enabled = settings.enabled();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var routeMatch = RouteMatch.of(request);
        if (routeMatch == null || !enabled || !isPublicRead(request, routeMatch)) {
            chain.doFilter(request, response);
            return;
        }
        var shown = Credentials.of(request);
        var reading = CacheRequest.of(routeMatch, request, response);
        if (shown.bearer() == null && request.getMethod().equals("GET")) {
            cache.answer(reading);
        } else if (isExplicit(shown) || !cache.answerIfKept(reading)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isExplicit(Credentials shown) {
        return shown.bearer() != null && !shown.ambient();
    }

    private static boolean isPublicRead(HttpServletRequest request, RouteMatch routeMatch) {
        var method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && routeMatch.pace() == Pace.PROMPT
                && isPublic(routeMatch.path())
                && request.getHeader(HttpHeaders.RANGE) == null;
    }

    /** Where public things are. What is kept in the end is for the answer's Cache-Control to say. */
    private static boolean isPublic(String path) {
        return (path.startsWith("/api/v1/sites/") && !path.endsWith("/mine"))
                || path.startsWith("/api/v1/comments/")
                || path.startsWith("/api/v1/readers/")
                || path.startsWith("/.well-known/");
    }
}
