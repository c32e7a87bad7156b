package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.requester.BrowserCookies;
import org.usersay.subscription.requester.Requester;

/**
 * Cookies of a signed-in browser, HTTP-only: the tokens, and a mark that lasts as long as the session, by which the
 * gateway distinguishes an expired access cookie from a reader who never signed in. The mark's value is the browser's token,
 * which stays in a cookie of its own when the session ends.
 */
@Component
public class SessionCookies {

    static final String ACCESS = "usersay_access";
    static final String REFRESH = "usersay_refresh";
    static final String MARK = "usersay_session";
    private static final String REFRESH_PATH = "/api/v1/session";

    private final SessionSettings settings;
    private final BrowserCookies browserCookies;
    private final KnownBrowsers knownBrowsers;
    private final boolean secure;

    SessionCookies(
            SessionSettings settings,
            BrowserCookies browserCookies,
            KnownBrowsers knownBrowsers,
            PublicLinks publicLinks) {
        this.settings = settings;
        this.browserCookies = browserCookies;
        this.knownBrowsers = knownBrowsers;
        this.secure = publicLinks.encrypted();
    }

    /** Headers that sign a browser in, which from now on is known as one of the account's. */
    public HttpHeaders set(SessionTokens sessionTokens, Requester requester) {
        var browser = Objects.requireNonNull(requester.identified().browser());
        knownBrowsers.remember(sessionTokens.account().email(), browser);
        return headers(
                cookie(ACCESS, sessionTokens.accessToken(), "/", settings.access()),
                cookie(REFRESH, sessionTokens.refreshToken(), REFRESH_PATH, settings.idle()),
                cookie(MARK, browser.value(), "/", settings.idle()));
    }

    /** Headers that sign a browser out. */
    HttpHeaders clear(Requester requester) {
        var headers = headers(
                cookie(ACCESS, "", "/", Duration.ZERO),
                cookie(REFRESH, "", REFRESH_PATH, Duration.ZERO),
                cookie(MARK, "", "/", Duration.ZERO));
        if (requester.browser() != null) {
            headers.add(HttpHeaders.SET_COOKIE, browserCookies.cookie(requester.browser()));
        }
        return headers;
    }

    static @Nullable String refresh(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(REFRESH))
                .map(jakarta.servlet.http.Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static HttpHeaders headers(ResponseCookie... cookies) {
        var headers = new HttpHeaders();
        for (var cookie : cookies) {
            headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        headers.setCacheControl("private, no-store");
        return headers;
    }

    /** The gateway reads these cookies under the same names; a service receives the refresh token under the plain one. */
    private String prefix(String path) {
        if (!secure) {
            return "";
        }
        return path.equals("/") ? "__Host-" : "__Secure-";
    }

    private ResponseCookie cookie(String name, String value, String path, Duration age) {
        return ResponseCookie.from(prefix(path) + name, value)
                .path(path)
                .maxAge(age)
                .httpOnly(true)
                .secure(secure)
                .sameSite(settings.sameSite())
                .build();
    }
}
