package org.usersay.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.Stage;
import org.usersay.gateway.fallback.Problem;
import org.usersay.gateway.fallback.Problems;
import org.usersay.gateway.route.ApiFilter;
import org.usersay.gateway.route.Destination;

/**
 * Lets a site's pages read the API's answers, with cookies. An answer always says that it varies by origin, so that a
 * cache between us and the reader never gives one page's permission to another.
 */
@Component
@Order(Stage.CORS)
final class CorsFilter extends ApiFilter {

    private static final long serialVersionUID = 1L;
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT = "Content-Type, X-Usersay, Idempotency-Key, If-Match, Last-Event-ID";
    private static final String READ =
            "ETag, Location, Link, Retry-After, RateLimit, RateLimit-Policy, Usersay-Degraded, X-Request-Id";

    private final transient Origins origins;
    private final transient Problems problems;

    CorsFilter(Origins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            Destination destination, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var allowed = origins.allow(destination, request);
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
            problems.write(request, response, Problem.ORIGIN_NOT_ALLOWED, "This page may not use this site.");
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
