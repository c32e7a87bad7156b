package org.usersay.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.forwarded.ClientNetwork;
import org.usersay.gateway.forwarded.NetworkSettings;

/**
 * Filter that delays, for up to a second, refusals that well-behaved clients do not cause, where one address causes more of them than
 * {@code usersay.limits.per-address.client-errors} a second. A client that sends its next request after the answer to its last one is
 * slowed down to that rate; without the delay four of them took the processor from the reads of others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ClientErrorThrottleFilter extends OncePerRequestFilter {

    private static final Set<Integer> DELAYED = Set.of(
            HttpServletResponse.SC_BAD_REQUEST,
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            HttpServletResponse.SC_REQUEST_URI_TOO_LONG,
            HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
            429);

    private static final int MAX_NETWORKS = 10_000;

    private final LoadingCache<String, RateLimiter> limiters;

    ClientErrorThrottleFilter(NetworkSettings settings) {
        var config = RateLimiterConfig.custom()
                .limitForPeriod(settings.clientErrors())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ofSeconds(1))
                .build();
        this.limiters =
                Caffeine.newBuilder().maximumSize(MAX_NETWORKS).build(network -> RateLimiter.of(network, config));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (DELAYED.contains(response.getStatus())) {
            limiter(request.getRemoteAddr()).acquirePermission();
        }
    }

    /** Limiter of the network of this address. */
    RateLimiter limiter(String address) {
        return limiters.get(ClientNetwork.of(address));
    }
}
