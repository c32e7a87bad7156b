package org.usersay.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.HeaderValidation;

/**
 * Strict firewall that also rejects every path that could mean two things: nothing encoded, no parameters, no dot segments,
 * no empty ones. Every address of the API can be written without.
 */
@Component
final class PlainPathFirewall extends StrictHttpFirewall {

    /** Unreserved characters (RFC 3986); segments are not empty, {@code .} or {@code ..}; one slash may end the path. */
    private static final Pattern PLAIN = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+/?");

    PlainPathFirewall() {
        setAllowedHeaderNames(HeaderValidation::isName);
        setAllowedHeaderValues(HeaderValidation::isValue);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (!PLAIN.matcher(request.getRequestURI()).matches() || !isPlainQuery(request.getQueryString())) {
            throw new RequestRejectedException("The path or the query has a character that is not allowed");
        }
        return super.getFirewalledRequest(request);
    }

    /** Visible ASCII without the characters that RFC 3986 has nowhere. */
    private static boolean isPlainQuery(@Nullable String query) {
        if (query != null) {
            for (var i = 0; i < query.length(); i++) {
                var character = query.charAt(i);
                if (character <= ' ' || character > '~' || "\"<>\\^`{|}".indexOf(character) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
