package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.AuthorizationHeaderTokenResolver;

/**
 * Whoever wants to sign in may still send an access token that ended: a browser does, with its cookie. On the ways in,
 * such a token is not looked at, or it would keep its owner out until it expires.
 */
@Component
class SessionBearerTokens implements BearerTokenResolver {

    private static final String API = "/api/v1";
    private static final Set<String> WAYS_IN =
            Set.of("/accounts", "/session", "/tokens", "/password-resets", "/newsletter-confirmations", "/u");

    private final BearerTokenResolver header = new AuthorizationHeaderTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return isWayIn(request) ? null : header.resolve(request);
    }

    private static boolean isWayIn(HttpServletRequest request) {
        var path = request.getRequestURI();
        return WAYS_IN.stream().anyMatch(way -> path.equals(API + way) || path.startsWith(API + way + "/"))
                && !signsOutByToken(request);
    }

    /** A program that signs out has nothing but its access token. */
    private static boolean signsOutByToken(HttpServletRequest request) {
        return request.getMethod().equals("DELETE") && SessionCookies.refresh(request) == null;
    }
}
