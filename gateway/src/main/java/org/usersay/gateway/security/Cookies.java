package org.usersay.gateway.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Cookies of the gateway. A value with a character that no token has counts as absent. */
final class Cookies {

    static final String ACCESS = "usersay_access";
    static final String REFRESH = "usersay_refresh";
    /** Present as long as the session lasts; the access cookie expires earlier. */
    static final String SESSION = "usersay_session";

    /** Token of the browser after the session has ended; during it, {@link #SESSION} holds the token. */
    static final String BROWSER = "usersay_browser";

    static final String DEVICE = "usersay_device";

    private static final int MAX_LENGTH = 4096;

    private Cookies() {}

    /**
     * Name by which a browser keeps a cookie. {@code __Host-} cookies are set by this host alone, by HTTPS and for all paths;
     * the refresh cookie has a path of its own.
     *
     * @param secure whether readers reach the gateway by HTTPS
     */
    static String named(String name, boolean secure) {
        if (!secure) {
            return name;
        }
        return (name.equals(REFRESH) ? "__Secure-" : "__Host-") + name;
    }

    static @Nullable String read(HttpServletRequest request, String plainName, boolean secure) {
        var name = named(plainName, secure);
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && isToken(cookie.getValue())) {
                return cookie.getValue();
            }
        }
        return null;
    }

    static boolean isToken(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z')
                    && !(c >= 'A' && c <= 'Z')
                    && !(c >= '0' && c <= '9')
                    && "-._~+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }
}
