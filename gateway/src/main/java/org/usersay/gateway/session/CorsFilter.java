package org.usersay.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;
import org.usersay.gateway.route.ApiRequestFilter;
import org.usersay.gateway.route.RouteMatch;

/**
 * Lets a site's pages read the API's answers, with cookies. An answer always says that it varies by origin, so that a
 * cache between us and the reader never gives one page's permission to another.
 */
@Component
@Order(FilterOrder.CORS)
final class CorsFilter extends ApiRequestFilter {

    private static final long serialVersionUID = 1L;
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT = "Content-Type, X-Usersay, Idempotency-Key, If-Match, Last-Event-ID";
    private static final String READ =
            "ETag, Location, Link, Retry-After, RateLimit, RateLimit-Policy, Usersay-Degraded, X-Request-Id";

    private final transient AllowedOrigins allowedOrigins;
    private final transient ProblemWriter problemWriter;

    CorsFilter(AllowedOrigins allowedOrigins, ProblemWriter problemWriter) {
        this.allowedOrigins = allowedOrigins;
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(
            RouteMatch routeMatch, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var allowed = allowedOrigins.allow(routeMatch, request);
        if (allowed) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READ);
        }
        if (request.getMethod().equals("OPTIONS")) {
            answerOptions(request, response, origin == null || allowed);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A question about permissions concerns no service. */
    private void answerOptions(HttpServletRequest request, HttpServletResponse response, boolean allowed)
            throws IOException {
        if (!allowed) {
            problemWriter.write(
                    request, response, GatewayProblem.ORIGIN_NOT_ALLOWED, "This page may not use this site.");
            return;
        }
        if (request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        }
        response.setHeader(HttpHeaders.ALLOW, METHODS + ", OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
