package org.usersay.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;
import org.usersay.gateway.route.ApiRequestFilter;
import org.usersay.gateway.route.Credentials;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.RouteMatch;

/**
 * Decides who asks, and refuses what a foreign page could have made a reader's browser send.
 *
 * <p>An explicit bearer token wins over the cookies: a foreign page cannot set it, so whoever set it meant it. Then neither
 * access nor device cookie is used at all. A request that would show a cookie to a service and changes something needs an
 * allowed {@code Origin} and {@code X-Usersay: 1}; so does one that sets cookies, when a browser sends it.
 */
@Component
@Order(FilterOrder.CREDENTIALS)
final class CredentialsFilter extends ApiRequestFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private final transient AllowedOrigins allowedOrigins;
    private final transient DeviceCookies deviceCookies;
    private final transient ProblemWriter problemWriter;

    CredentialsFilter(AllowedOrigins allowedOrigins, DeviceCookies deviceCookies, ProblemWriter problemWriter) {
        this.allowedOrigins = allowedOrigins;
        this.deviceCookies = deviceCookies;
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(
            RouteMatch routeMatch, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var shown = read(request, routeMatch);
        var issues = issuesDevice(shown, request, routeMatch);
        if (!HttpMethods.isSafe(request.getMethod()) && needsConsent(shown, issues, request, routeMatch)) {
            if (!allowedOrigins.allow(routeMatch, request)) {
                problemWriter.write(
                        request, response, GatewayProblem.ORIGIN_NOT_ALLOWED, "This page may not act for this site.");
                return;
            }
            if (!"1".equals(request.getHeader("X-Usersay"))) {
                problemWriter.write(request, response, GatewayProblem.MISSING_HEADER, "Send the header X-Usersay: 1.");
                return;
            }
        }
        if (issues) {
            var device = deviceCookies.issue();
            response.addHeader(HttpHeaders.SET_COOKIE, deviceCookies.cookie(device));
            shown = shown.from(device);
        }
        shown.attach(request);
        chain.doFilter(request, response);
    }

    private static boolean needsConsent(
            Credentials shown, boolean issuesDevice, HttpServletRequest request, RouteMatch routeMatch) {
        var sets = issuesDevice || CookiePolicy.of(request.getMethod(), routeMatch.path()) == CookiePolicy.SETS;
        return shown.ambient() || (sets && request.getHeader(HttpHeaders.ORIGIN) != null);
    }

    /** Only giving stars makes a device of a browser, so whoever only reads is given no cookie. */
    private boolean issuesDevice(Credentials shown, HttpServletRequest request, RouteMatch routeMatch) {
        return request.getMethod().equals("PUT")
                && shown.bearer() == null
                && shown.device() == null
                && actsAsDevice(request, routeMatch)
                && deviceCookies.wouldBeKept(request);
    }

    private Credentials read(HttpServletRequest request, RouteMatch routeMatch) {
        var explicit = explicit(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (CookiePolicy.of(request.getMethod(), routeMatch.path()) == CookiePolicy.NONE
                || request.getHeader(HttpHeaders.COOKIE) == null) {
            return explicit == null ? Credentials.NONE : new Credentials(explicit, null, null, false);
        }
        var refresh = CookiePolicy.takesRefresh(routeMatch.path()) ? Cookies.read(request, Cookies.REFRESH) : null;
        if (explicit != null) {
            return new Credentials(explicit, refresh, null, refresh != null);
        }
        var access = Cookies.read(request, Cookies.ACCESS);
        var device =
                deviceCookies.mayAct(routeMatch) && (access != null || Cookies.read(request, Cookies.SESSION) == null)
                        ? deviceCookies.known(request)
                        : null;
        return new Credentials(access, refresh, device, access != null || refresh != null || device != null);
    }

    /** A reader whose access cookie has run out is no device: the service says 401, and the page renews the session. */
    private boolean actsAsDevice(HttpServletRequest request, RouteMatch routeMatch) {
        return deviceCookies.mayAct(routeMatch) && Cookies.read(request, Cookies.SESSION) == null;
    }

    /** Only bearer tokens mean something here; a browser may add other schemes by itself. */
    private static @Nullable String explicit(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = authorization.substring(BEARER.length()).strip();
        return Cookies.isToken(token) ? token : null;
    }
}
