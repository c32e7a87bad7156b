package org.usersay.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of a request that its service receives.
 *
 * @param bearer access token, from the header or else from the cookie
 * @param refresh refresh token, on routes that need it
 * @param device signed device id, on routes where a browser without an account may act
 * @param browser token by which accounts recognise the browser, from its own cookie or that of the session; it opens nothing
 * @param ambient whether any of them came from a cookie, which a browser adds by itself, also for another site's page
 */
public record Credentials(
        @Nullable String bearer,
        @Nullable String refresh,
        @Nullable String device,
        @Nullable String browser,
        boolean ambient) {

    public static final Credentials NONE = new Credentials(null, null, null, null, false);

    private static final String ATTRIBUTE = Credentials.class.getName();

    public static Credentials of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Credentials found ? found : NONE;
    }

    /** The same with the id of a new device. */
    public Credentials withDevice(String newDevice) {
        return new Credentials(bearer, refresh, newDevice, browser, ambient);
    }

    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
