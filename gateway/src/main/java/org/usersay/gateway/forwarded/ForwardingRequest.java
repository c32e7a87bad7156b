package org.usersay.gateway.forwarded;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request with the forwarding headers that were verified, and no others. */
final class ForwardingRequest extends HttpServletRequestWrapper {

    private final Map<String, String> verified = new LinkedHashMap<>();

    ForwardingRequest(HttpServletRequest request, @Nullable String clientAddress, @Nullable String scheme) {
        super(request);
        if (clientAddress != null) {
            verified.put("x-forwarded-for", clientAddress);
        }
        if (scheme != null) {
            verified.put("x-forwarded-proto", scheme);
        }
    }

    static boolean isForwarding(String header) {
        return header.regionMatches(true, 0, "x-forwarded-", 0, 12) || header.equalsIgnoreCase("forwarded");
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isForwarding(name) ? verified.get(name.toLowerCase(Locale.ROOT)) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!isForwarding(name)) {
            return super.getHeaders(name);
        }
        var value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = Collections.list(super.getHeaderNames());
        names.removeIf(ForwardingRequest::isForwarding);
        names.addAll(verified.keySet());
        return Collections.enumeration(names);
    }
}
