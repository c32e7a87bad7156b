package org.usersay.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.route.RouteMatch;

/** Filter that gives a browser without an account a device cookie when it rates or opens a metered article for the first time. */
final class DeviceCookieFilter extends OncePerRequestFilter {

    private final DeviceCookies devices;

    DeviceCookieFilter(DeviceCookies devices) {
        this.devices = devices;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = RouteMatch.of(request);
        var credentials = Credentials.of(request);
        if (match != null && devices.isIssuedTo(request, match, credentials)) {
            var device = devices.issue();
            response.addHeader(HttpHeaders.SET_COOKIE, devices.cookie(device));
            credentials.withDevice(device).attachTo(request);
        }
        chain.doFilter(request, response);
    }
}
