package org.usersay.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter against cross-site request forgery: an unsafe request with cookies needs an allowed {@code Origin} and
 * {@code X-Usersay: 1}. So does one whose response sets cookies, if a browser sends it.
 */
final class OriginCheckFilter extends OncePerRequestFilter {

    private final AllowedOrigins origins;
    private final DeviceCookies devices;
    private final ProblemWriter problems;

    OriginCheckFilter(AllowedOrigins origins, DeviceCookies devices, ProblemWriter problems) {
        this.origins = origins;
        this.devices = devices;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = RouteMatch.of(request);
        if (match == null || HttpMethods.isSafe(request.getMethod()) || !needsCheck(request, match)) {
            chain.doFilter(request, response);
        } else if (!origins.allows(match, request.getHeader(HttpHeaders.ORIGIN))) {
            problems.write(
                    request,
                    response,
                    GatewayProblem.ORIGIN_NOT_ALLOWED,
                    "Send the request from a page of one of the site's origins.");
        } else if (!"1".equals(request.getHeader("X-Usersay"))) {
            problems.write(request, response, GatewayProblem.MISSING_HEADER, "Send the header X-Usersay: 1.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean needsCheck(HttpServletRequest request, RouteMatch match) {
        var credentials = Credentials.of(request);
        var setsCookies = match.metadata().cookies().setsCookies() || devices.isIssuedTo(request, match, credentials);
        return credentials.ambient() || (setsCookies && request.getHeader(HttpHeaders.ORIGIN) != null);
    }
}
