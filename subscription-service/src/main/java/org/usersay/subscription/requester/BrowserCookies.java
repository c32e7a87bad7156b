package org.usersay.subscription.requester;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;

/**
 * Cookies by which a browser is recognised after it signed out: a random token for a year. It opens nothing; it only keeps
 * the browser apart from strangers.
 */
@Component
public class BrowserCookies {

    /** Name under which the gateway passes the cookie on. */
    public static final String NAME = "usersay_browser";

    private static final Duration AGE = Duration.ofDays(365);

    private final CookieSettings settings;
    private final boolean secure;

    BrowserCookies(CookieSettings settings, PublicLinks publicLinks) {
        this.settings = settings;
        this.secure = publicLinks.encrypted();
    }

    /** The {@code Set-Cookie} header. */
    public String cookie(RandomToken browser) {
        return ResponseCookie.from(secure ? "__Host-" + NAME : NAME, browser.value())
                .path("/")
                .maxAge(AGE)
                .httpOnly(true)
                .secure(secure)
                .sameSite(settings.sameSite())
                .build()
                .toString();
    }
}
