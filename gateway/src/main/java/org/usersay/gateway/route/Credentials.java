package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request may show a service to say who asks.
 *
 * @param bearer the access token, from the header or else from the cookie
 * @param refresh the refresh token, only where sessions are made
 * @param device the browser's signed name, only where one may rate without an account
 * @param ambient whether any of it came from a cookie, which a browser adds by itself, also for a foreign page
 */
public record Credentials(
        @Nullable String bearer,
        @Nullable String refresh,
        @Nullable String device,
        boolean ambient) {

    public static final Credentials NONE = new Credentials(null, null, null, false);

    private static final String ATTRIBUTE = Credentials.class.getName();

    public static Credentials of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Credentials found ? found : NONE;
    }

    /** The same from a device that has just been given its name. */
    public Credentials from(String newDevice) {
        return new Credentials(bearer, refresh, newDevice, ambient);
    }

    public void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
