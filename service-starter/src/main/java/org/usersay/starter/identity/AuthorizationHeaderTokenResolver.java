package org.usersay.starter.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Resolver of {@code Authorization: Bearer <token>} (RFC 6750) alone. The decoder checks the characters: the
 * framework's regular expression over the five hundred of a token costs as much as routing a request.
 */
public final class AuthorizationHeaderTokenResolver implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1)) {
            return null;
        }
        if (header.length() <= SCHEME.length() || header.charAt(SCHEME.length() - 1) != ' ') {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The bearer token is malformed."));
        }
        return header.substring(SCHEME.length());
    }
}
