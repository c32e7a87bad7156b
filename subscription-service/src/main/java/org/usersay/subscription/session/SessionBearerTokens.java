package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.AuthorizationHeaderTokenResolver;

/**
 * Resolver of bearer tokens that ignores them on the endpoints for signing in: a browser still sends an access cookie
 * whose session has ended, and it must not prevent a new sign-in.
 */
@Component
class SessionBearerTokens implements BearerTokenResolver {

    private static final String API = "/api/v1";
    private static final Set<String> SIGN_IN_PATHS = Set.of(
            "/accounts",
            "/session",
            "/tokens",
            "/password-resets",
            "/newsletter-confirmations",
            "/email-change-confirmations",
            "/u");

    private final BearerTokenResolver header = new AuthorizationHeaderTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return isSignIn(request) ? null : header.resolve(request);
    }

    private static boolean isSignIn(HttpServletRequest request) {
        var path = request.getRequestURI();
        return SIGN_IN_PATHS.stream()
                        .anyMatch(prefix -> path.equals(API + prefix) || path.startsWith(API + prefix + "/"))
                && !signsOutByToken(request);
    }

    /** Programs sign out with their access token alone. */
    private static boolean signsOutByToken(HttpServletRequest request) {
        return request.getMethod().equals("DELETE") && SessionCookies.refresh(request) == null;
    }
}
