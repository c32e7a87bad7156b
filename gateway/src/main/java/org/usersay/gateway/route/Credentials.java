package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request may show a service to say who asks.
 *
 * @param bearer the access token, from the header or else from the cookie
 * @param refresh the refresh token, only where sessions are made
 * @param ambient whether any of it came from a cookie, which a browser adds by itself, also for a foreign page
 */
public record Credentials(@Nullable String bearer, @Nullable String refresh, boolean ambient) {

    public static final Credentials NONE = new Credentials(null, null, false);

    private static final String ATTRIBUTE = Credentials.class.getName();

    public static Credentials of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Credentials found ? found : NONE;
    }

    public void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
