package org.usersay.gateway.staticfiles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.site.Sites;

/** Headers of responses without a route: a strict policy for pages, permission to load for everything else. */
@Component
public final class StaticFileHeaders implements HeaderWriter {

    private final String pagePolicy;

    StaticFileHeaders(ServiceSettings services, Sites sites) {
        var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
                + imageSources(sites)
                + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'";
        this.pagePolicy = services.isSecure() ? policy + "; upgrade-insecure-requests" : policy;
    }

    /** Hosts of images that comments of a site may show, and of the sites' logos. */
    private static String imageSources(Sites sites) {
        return sites.sites().stream()
                .flatMap(site -> Stream.concat(
                        site.imageHosts().stream().map(host -> " https://" + host),
                        Stream.of(site.brand().logoSource())))
                .distinct()
                .collect(Collectors.joining());
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (RouteMatch.isPresent(request)) {
            return;
        }
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var path = request.getRequestURI();
        if (PageResolver.isPage(path)) {
            // The console shows campaigns as they are mailed, in a frame of the service's.
            var frames = path.startsWith("/console") ? "; frame-src 'self'" : "";
            response.setHeader("Content-Security-Policy", pagePolicy + frames);
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
            return;
        }
        if (path.endsWith(".svg")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        }
        // A module script is always fetched with CORS and without credentials, so the star is enough.
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
