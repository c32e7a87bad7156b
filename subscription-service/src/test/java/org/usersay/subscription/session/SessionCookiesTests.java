package org.usersay.subscription.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.requester.BrowserCookies;
import org.usersay.subscription.requester.Requester;

class SessionCookiesTests {

    private static final SessionSettings SETTINGS =
            new SessionSettings(Duration.ofMinutes(10), Duration.ofDays(30), Duration.ofSeconds(10), "Lax", 10);

    @Test
    void overHttpsOnlyThisHostSetsThem() {
        assertThat(cookies("https://engage.example"))
                .satisfiesExactly(
                        access -> assertThat(access)
                                .startsWith("__Host-usersay_access=")
                                .contains("Path=/;", "Secure"),
                        refresh -> assertThat(refresh)
                                .startsWith("__Secure-usersay_refresh=")
                                .contains("Path=/api/v1/session;", "Secure"),
                        mark -> assertThat(mark)
                                .startsWith("__Host-usersay_session=")
                                .contains("Path=/;", "Secure"))
                .noneMatch(cookie -> cookie.contains("Domain"));
    }

    @Test
    void withoutHttpsTheyHaveNoPrefix() {
        assertThat(cookies("http://localhost:8080")).allMatch(cookie -> cookie.startsWith("usersay_"));
    }

    private static Iterable<String> cookies(String address) {
        return new SessionCookies(
                        SETTINGS,
                        mock(BrowserCookies.class),
                        mock(KnownBrowsers.class),
                        new PublicLinks(URI.create(address)))
                .clear(new Requester("192.0.2.1", null))
                .getOrEmpty(HttpHeaders.SET_COOKIE);
    }
}
