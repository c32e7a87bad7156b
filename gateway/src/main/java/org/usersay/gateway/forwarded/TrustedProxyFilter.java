package org.usersay.gateway.forwarded;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that leaves of the forwarding headers what trusted proxies wrote, for Spring's {@code ForwardedHeaderFilter} after
 * it, which believes every client and reads {@code X-Forwarded-For} from the left, where the client writes. Here it is read
 * from the right: the first address that is not a trusted proxy's is the client's.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TrustedProxyFilter extends OncePerRequestFilter {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final List<CidrRange> trusted;

    TrustedProxyFilter(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(CidrRange::parse).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new ForwardingRequest(request, clientAddress(request), scheme(request)), response);
    }

    /** Most requests bring no such header and are not wrapped. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            if (ForwardingRequest.isForwarding(names.nextElement())) {
                return false;
            }
        }
        return true;
    }

    /** Null where the sender is the client. */
    private @Nullable String clientAddress(HttpServletRequest request) {
        if (!isTrusted(CidrRange.literal(request.getRemoteAddr()))) {
            return null;
        }
        String client = null;
        var hops = String.join(",", Collections.list(request.getHeaders(FOR))).split(",", -1);
        for (var i = hops.length - 1; i >= 0; i--) {
            var hop = CidrRange.literal(hops[i].strip());
            if (hop == null) {
                return client;
            }
            client = hop.getHostAddress();
            if (!isTrusted(hop)) {
                return client;
            }
        }
        return client;
    }

    private @Nullable String scheme(HttpServletRequest request) {
        var scheme = request.getHeader(PROTO);
        var known = "https".equals(scheme) || "http".equals(scheme);
        return known && isTrusted(CidrRange.literal(request.getRemoteAddr())) ? scheme : null;
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(range -> range.contains(address));
    }
}
