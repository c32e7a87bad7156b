package org.usersay.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
class CredentialsTests {

    private static final String COOKIE = "usersay_access=aaa.bbb.ccc";
    private static final String COMMENTS = "/api/v1/sites/vir/articles/a1/comments";

    @BeforeEach
    void everyServiceAnswers() {
        List.of(Stubs.COMMENTS, Stubs.SUBSCRIPTION)
                .forEach(service ->
                        service.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}"))));
    }

    @Test
    void theCookieBecomesABearerToken(Client client) {
        client.get("/api/v1/me", "Cookie", "a=b; " + COOKIE + "; usersay_refresh=rrr");

        Stubs.SUBSCRIPTION.verify(anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bearer aaa.bbb.ccc"))
                .withoutHeader("Cookie"));
    }

    @Test
    void theRefreshCookieGoesOnlyWhereSessionsAreMade(Client client) {
        client.post(
                "/api/v1/session/refresh",
                "",
                "Cookie",
                "a=b; usersay_refresh=rrr",
                "Origin",
                "https://news.example",
                "X-Usersay",
                "1");

        Stubs.SUBSCRIPTION.verify(anyRequestedFor(anyUrl()).withHeader("Cookie", equalTo("usersay_refresh=rrr")));
    }

    @Test
    void anExplicitTokenWinsOverTheCookie(Client client) {
        var answer = client.post(COMMENTS, "{}", "Authorization", "Bearer explicit", "Cookie", COOKIE);

        assertThat(answer.statusCode()).isEqualTo(200);
        Stubs.COMMENTS.verify(anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bearer explicit"))
                .withoutHeader("Cookie"));
    }

    /** A browser adds Basic by itself, so it must not excuse a request from the checks for cookies. */
    @Test
    void anotherSchemeIsNoExcuse(Client client) {
        var answer = client.post(COMMENTS, "{}", "Authorization", "Basic dTpw", "Cookie", COOKIE);

        assertThat(answer.statusCode()).isEqualTo(403);
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"usersay_access=", "usersay_access=a b", "usersay_access=\"a\\\"b\"", "usersay_accessx=aaa"})
    void aCookieThatIsNoTokenIsNone(String cookie, Client client) {
        client.get("/api/v1/me", "Cookie", cookie);

        Stubs.SUBSCRIPTION.verify(anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example, 200",
        "http://localhost:8080, 200",
        "https://other.example, 403",
        "https://evil.example, 403",
        "https://news.example.evil.example, 403",
        "http://news.example, 403",
        "null, 403"
    })
    void aCookieActsOnlyForItsSitesOrigins(String origin, int status, Client client) {
        var answer = client.post(COMMENTS, "{}", "Cookie", COOKIE, "Origin", origin, "X-Usersay", "1");

        assertThat(answer.statusCode()).isEqualTo(status);
        Stubs.COMMENTS.verify(status == 200 ? 1 : 0, anyRequestedFor(anyUrl()));
    }

    /** The gateway cannot know whose comment it is; the service can, and refuses another site's page. */
    @Test
    void siteOfTheOriginIsForwardedWhereThePathNamesNone(Client client) {
        var vote = "/api/v1/comments/c1/vote";
        var answer =
                client.send("PUT", vote, "{}", "Cookie", COOKIE, "Origin", "https://other.example", "X-Usersay", "1");
        var unknown =
                client.send("PUT", vote, "{}", "Cookie", COOKIE, "Origin", "https://evil.example", "X-Usersay", "1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(403);
        Stubs.COMMENTS.verify(1, anyRequestedFor(anyUrl()).withHeader("Origin", equalTo("https://other.example")));
        Stubs.COMMENTS.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aCookieWithoutOriginIsRefused(Client client) {
        var answer =
                client.send("PUT", "/api/v1/comments/c1/vote", "{\"value\":1}", "Cookie", COOKIE, "X-Usersay", "1");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/origin-not-allowed");
    }

    @Test
    void aCookieWithoutTheHeaderIsRefused(Client client) {
        var answer = client.post(COMMENTS, "{}", "Cookie", COOKIE, "Origin", "https://news.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/missing-header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/session", "/api/v1/accounts/verification", "/api/v1/session/links/redemption"})
    void signInFromAForeignOriginIsRefused(String path, Client client) {
        assertThat(client.post(path, "{}", "Origin", "https://evil.example", "X-Usersay", "1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.post(path, "{}", "Origin", "https://news.example").statusCode())
                .isEqualTo(403);
        assertThat(client.post(path, "{}", "Origin", "https://news.example", "X-Usersay", "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post(path, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void oneClickUnsubscribeNeedsAndGetsNoCookie(Client client) {
        var answer = client.post("/api/v1/u/token", "List-Unsubscribe=One-Click", "Cookie", COOKIE);

        assertThat(answer.statusCode()).isEqualTo(200);
        Stubs.SUBSCRIPTION.verify(anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }
}
