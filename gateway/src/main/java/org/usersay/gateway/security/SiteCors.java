package org.usersay.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.usersay.gateway.route.RouteMatch;

/**
 * CORS configuration of a request: with credentials for pages of the origins that its site allows. Preflights of others are
 * refused; their other requests get a response that the page cannot read.
 */
@Component
final class SiteCors implements CorsConfigurationSource {

    private final AllowedOrigins origins;

    SiteCors(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        var match = RouteMatch.of(request);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (match == null || origin == null) {
            return null;
        }
        if (origins.allows(match, origin)) {
            return allowing(origin);
        }
        return CorsUtils.isPreFlightRequest(request) ? new CorsConfiguration() : null;
    }

    private static CorsConfiguration allowing(String origin) {
        var cors = new CorsConfiguration();
        cors.addAllowedOrigin(origin);
        cors.setAllowCredentials(true);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(
                List.of("Content-Type", "X-Usersay", "Idempotency-Key", "If-Match", "Last-Event-ID", "traceparent"));
        cors.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Link",
                "Retry-After",
                "RateLimit",
                "RateLimit-Policy",
                "Usersay-Degraded",
                "X-Request-Id"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
