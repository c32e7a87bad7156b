package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.core5.http.HttpMessage;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The headers a service sees: those on the list, and what the gateway itself knows. Everything else stays outside, so no
 * client can claim an identity, an address or a host under any name.
 */
@Component
final class ForwardedRequestHeaders {

    private static final String DEVICE = "X-Usersay-Device";

    private final Set<String> passed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final ClientAddress addresses;
    private final String host;
    private final String scheme;

    ForwardedRequestHeaders(Settings settings, RouteSettings routes, ClientAddress addresses) {
        this.passed.addAll(settings.headers());
        this.passed.addAll(settings.moreHeaders());
        this.addresses = addresses;
        this.host = routes.publicUrl().getRawAuthority();
        this.scheme = routes.publicUrl().getScheme().toLowerCase(Locale.ROOT);
    }

    void write(HttpServletRequest from, HttpMessage to) {
        var names = from.getHeaderNames();
        while (names.hasMoreElements()) {
            var name = names.nextElement();
            if (passed.contains(name)) {
                from.getHeaders(name).asIterator().forEachRemaining(value -> to.addHeader(name, value));
            }
        }
        to.setHeader("X-Forwarded-For", addresses.of(from));
        to.setHeader("X-Forwarded-Host", host);
        to.setHeader("X-Forwarded-Proto", scheme);
        to.setHeader(RequestIdFilter.HEADER, RequestIdFilter.of(from));
        var credentials = Credentials.of(from);
        if (credentials.bearer() != null) {
            to.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + credentials.bearer());
        }
        if (credentials.refresh() != null) {
            to.setHeader(HttpHeaders.COOKIE, "usersay_refresh=" + credentials.refresh());
        }
        if (credentials.device() != null) {
            to.setHeader(DEVICE, credentials.device());
        }
    }

    /**
     * What passes from a client to a service.
     *
     * @param headers the list
     * @param moreHeaders additions to it, for instance a payment provider's signature header
     */
    @ConfigurationProperties("usersay.forwarding")
    record Settings(List<String> headers, @DefaultValue List<String> moreHeaders) {

        private static final Set<String> OURS = Set.of(
                "authorization",
                "cookie",
                "host",
                "connection",
                "content-length",
                "transfer-encoding",
                "upgrade",
                "te",
                "x-usersay-device");

        Settings {
            for (var name : moreHeaders) {
                if (OURS.contains(name.toLowerCase(Locale.ROOT)) || name.regionMatches(true, 0, "x-forwarded", 0, 11)) {
                    throw new IllegalArgumentException("The gateway itself decides about the header " + name);
                }
            }
        }
    }
}
