package org.usersay.gateway.cache;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.route.RouteMatch;

/**
 * Filter that answers reads of cacheable routes, after the security filter chain and before Spring MVC, whose dispatch costs
 * as much again. A request with a token in its header never gets a cached response and its response is not cached; one with
 * a cookie may get what was cached for all.
 */
@Component
final class CacheFilter extends OncePerRequestFilter {

    private final ResponseCache cache;
    private final boolean enabled;

    CacheFilter(ResponseCache cache, CacheSettings settings) {
        this.cache = cache;
        this.enabled = settings.enabled();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = RouteMatch.of(request);
        if (match == null || !enabled || !isPublicRead(request, match)) {
            chain.doFilter(request, response);
            return;
        }
        var credentials = Credentials.of(request);
        var read = CacheRequest.of(match, request);
        if (credentials.bearer() == null && request.getMethod().equals("GET")) {
            cache.find(read).write(request, response);
            return;
        }
        var cached = isExplicit(credentials) ? null : cache.findCached(read);
        if (cached == null) {
            chain.doFilter(request, response);
        } else {
            cached.write(request, response);
        }
    }

    private static boolean isExplicit(Credentials credentials) {
        return credentials.bearer() != null && !credentials.ambient();
    }

    /** Whether a response is cached in the end depends on its Cache-Control. */
    private static boolean isPublicRead(HttpServletRequest request, RouteMatch match) {
        var method = request.getMethod();
        return match.metadata().cacheable()
                && (method.equals("GET") || method.equals("HEAD"))
                && request.getHeader(HttpHeaders.RANGE) == null;
    }
}
