package org.usersay.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.route.CookiePolicy;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.RouteMatch;

/**
 * Filter that makes a bearer token of the session cookies. An explicit bearer token takes precedence: another site's page cannot
 * set it. Then neither the access nor the device cookie has an effect.
 */
final class CredentialsFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final DeviceCookies devices;
    private final boolean secure;

    CredentialsFilter(DeviceCookies devices, boolean secure) {
        this.devices = devices;
        this.secure = secure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = RouteMatch.of(request);
        if (match != null) {
            credentials(request, match).attachTo(request);
        }
        chain.doFilter(request, response);
    }

    private Credentials credentials(HttpServletRequest request, RouteMatch match) {
        var explicit = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        var policy = match.metadata().cookies();
        if (request.getHeader(HttpHeaders.COOKIE) == null
                || !policy.identifies(HttpMethods.isSafe(request.getMethod()))) {
            return explicit == null ? Credentials.NONE : new Credentials(explicit, null, null, null, false);
        }
        var refresh = policy == CookiePolicy.SESSION ? Cookies.read(request, Cookies.REFRESH, secure) : null;
        var browser = browser(request);
        if (explicit != null) {
            return new Credentials(explicit, refresh, null, browser, refresh != null);
        }
        var access = Cookies.read(request, Cookies.ACCESS, secure);
        var device = devices.existing(request, match, access != null);
        return new Credentials(access, refresh, device, browser, access != null || refresh != null || device != null);
    }

    private @Nullable String browser(HttpServletRequest request) {
        var own = Cookies.read(request, Cookies.BROWSER, secure);
        return own == null ? Cookies.read(request, Cookies.SESSION, secure) : own;
    }

    /** Other schemes have no meaning here, and a browser may add them by itself. */
    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = authorization.substring(BEARER.length()).strip();
        return Cookies.isToken(token) ? token : null;
    }
}
