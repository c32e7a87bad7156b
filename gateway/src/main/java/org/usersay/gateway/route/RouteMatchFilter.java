package org.usersay.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Filter that attaches the {@link RouteMatch} for the filters after it. */
public final class RouteMatchFilter extends OncePerRequestFilter {

    private final Routes routes;

    public RouteMatchFilter(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = routes.match(request);
        if (match != null) {
            match.attachTo(request);
        }
        chain.doFilter(request, response);
    }
}
