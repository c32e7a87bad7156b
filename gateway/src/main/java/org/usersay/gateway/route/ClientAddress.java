package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Whose request this is. {@code X-Forwarded-For} counts only as far as proxies that the operator named have written it:
 * read from the right, the first address that is not such a proxy.
 */
@Component
public final class ClientAddress {

    private final List<CidrRange> trusted;

    ClientAddress(Settings settings) {
        this.trusted = settings.trusted().stream().map(CidrRange::parse).toList();
    }

    public String of(HttpServletRequest request) {
        var client = request.getRemoteAddr();
        if (!isTrusted(client)) {
            return client;
        }
        var hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")))
                .split(",", -1);
        for (var i = hops.length - 1; i >= 0; i--) {
            var hop = CidrRange.literal(hops[i].strip());
            if (hop == null) {
                return client;
            }
            client = hop.getHostAddress();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(String text) {
        if (trusted.isEmpty()) {
            return false;
        }
        var address = CidrRange.literal(text);
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Proxies in front of the gateway.
     *
     * @param trusted addresses or networks (CIDR) whose {@code X-Forwarded-For} is believed
     */
    @ConfigurationProperties("usersay.proxies")
    record Settings(@DefaultValue List<String> trusted) {}
}
