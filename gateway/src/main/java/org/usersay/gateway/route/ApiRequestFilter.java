package org.usersay.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Concerns requests to the API alone; pages and health pass by. */
public abstract class ApiRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected final void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var routeMatch = RouteMatch.of(request);
        if (routeMatch == null) {
            chain.doFilter(request, response);
        } else {
            doFilter(routeMatch, request, response, chain);
        }
    }

    protected abstract void doFilter(
            RouteMatch routeMatch, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException;
}
