package org.usersay.gateway.proxy;

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
 * Headers of a request to a service: those on the list, and what the gateway has verified. All others are dropped, so that no
 * client can claim an identity, an address or a host under any name.
 */
@Component
final class ForwardedRequestHeaders {

    private static final String DEVICE = "X-Usersay-Device";

    private final Set<String> forwarded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final String host;
    private final String scheme;

    ForwardedRequestHeaders(Settings settings, ServiceSettings services) {
        this.forwarded.addAll(settings.headers());
        this.forwarded.addAll(settings.moreHeaders());
        this.host = services.publicUrl().getRawAuthority();
        this.scheme = services.publicUrl().getScheme().toLowerCase(Locale.ROOT);
    }

    void write(HttpServletRequest from, HttpMessage to) {
        var names = from.getHeaderNames();
        while (names.hasMoreElements()) {
            var name = names.nextElement();
            if (forwarded.contains(name)) {
                from.getHeaders(name).asIterator().forEachRemaining(value -> to.addHeader(name, value));
            }
        }
        to.setHeader("X-Forwarded-For", from.getRemoteAddr());
        to.setHeader("X-Forwarded-Host", host);
        to.setHeader("X-Forwarded-Proto", scheme);
        var credentials = Credentials.of(from);
        if (credentials.bearer() != null) {
            to.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + credentials.bearer());
        }
        if (credentials.refresh() != null) {
            to.addHeader(HttpHeaders.COOKIE, "usersay_refresh=" + credentials.refresh());
        }
        if (credentials.browser() != null) {
            to.addHeader(HttpHeaders.COOKIE, "usersay_browser=" + credentials.browser());
        }
        if (credentials.device() != null) {
            to.setHeader(DEVICE, credentials.device());
        }
    }

    /**
     * Headers that pass from a client to a service.
     *
     * @param headers the request headers a service may see; all others are dropped
     * @param moreHeaders additions to it, for instance a payment provider's signature header
     */
    @ConfigurationProperties("usersay.forwarding")
    record Settings(List<String> headers, @DefaultValue List<String> moreHeaders) {

        private static final Set<String> RESERVED = Set.of(
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
                if (RESERVED.contains(name.toLowerCase(Locale.ROOT))
                        || name.regionMatches(true, 0, "x-forwarded", 0, 11)) {
                    throw new IllegalArgumentException(
                            "This header is set by the gateway and cannot be forwarded: " + name);
                }
            }
        }
    }
}
