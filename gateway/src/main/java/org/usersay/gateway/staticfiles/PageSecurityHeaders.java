package org.usersay.gateway.staticfiles;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.RouteSettings;

/** The headers that guard our own pages, and those that let a publisher's page load the script. */
@Component
final class PageSecurityHeaders {

    private final String policy;

    PageSecurityHeaders(RouteSettings settings, ImageSettings images) {
        var common = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:" + images.sources()
                + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'";
        this.policy = settings.isSecure() ? common + "; upgrade-insecure-requests" : common;
    }

    void write(MediaTypes kind, HttpServletResponse response) {
        switch (kind) {
            case PAGE -> {
                response.setHeader("Content-Security-Policy", policy);
                response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
                response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
            }
            case DRAWING -> {
                response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
                share(response);
            }
            default -> share(response);
        }
    }

    /** A module script is always fetched with CORS, and without credentials, so the star is enough and gives nothing away. */
    private static void share(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
