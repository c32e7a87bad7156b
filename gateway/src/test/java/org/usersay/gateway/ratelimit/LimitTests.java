package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Redis is away here, so that this also shows that a limit holds without it. */
@GatewayTest
@Import(StubTokens.class)
@TestPropertySource(
        properties = {
            "usersay.limits.factor=1",
            "usersay.limits.session=3/1h",
            "usersay.limits.tokens=3/1h",
            "usersay.limits.links=3/1h",
            "usersay.limits.accounts=3/1h",
            "usersay.limits.password-resets=3/1h",
            "usersay.limits.orders=3/1h",
            "usersay.limits.newsletters=3/1h",
            "usersay.limits.comments=3/1h",
            "usersay.limits.shared-by=2",
            "usersay.proxies.trusted=127.0.0.0/8,::1"
        })
class LimitTests {

    private static final String POST = "/api/v1/sites/vir/articles/a1/comments";

    @BeforeEach
    void everyServiceAnswers() {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    }

    @Test
    void tooManyRequestsAreRefusedWithRetryAfter(Client client) {
        var first = signIn(client, "10.0.0.1");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"session\";q=3;w=3600");
        assertThat(first.headers().firstValue("RateLimit").orElse("")).startsWith("\"session\";r=2;t=");
        IntStream.range(0, 2).forEach(i -> signIn(client, "10.0.0.1"));

        var refused = signIn(client, "10.0.0.1");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("/problems/too-many-requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1_100L, 1_200L);
        Stubs.SUBSCRIPTION.verify(3, anyRequestedFor(anyUrl()));
        assertThat(signIn(client, "10.0.0.2").statusCode()).isEqualTo(200);
    }

    @Test
    void anIpv6NetworkCountsAsOne(Client client) {
        IntStream.range(0, 3).forEach(i -> signIn(client, "2001:db8:1:2::" + i));

        assertThat(signIn(client, "2001:db8:1:2:ffff::9").statusCode()).isEqualTo(429);
        assertThat(signIn(client, "2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    @Test
    void readersBehindOneAddressHaveTheirOwn(Client client) {
        IntStream.range(0, 3).forEach(i -> comment(client, "10.0.1.1", "reader-a"));

        assertThat(comment(client, "10.0.1.1", "reader-a")).isEqualTo(429);
        assertThat(comment(client, "10.0.1.2", "reader-a")).isEqualTo(429);
        assertThat(comment(client, "10.0.1.1", "reader-b")).isEqualTo(200);
    }

    @Test
    void inventedTokensMeetTheAddressesLimit(Client client) {
        IntStream.range(0, 3)
                .forEach(i ->
                        assertThat(comment(client, "10.0.2.1", "invented-" + i)).isEqualTo(200));

        assertThat(comment(client, "10.0.2.1", "invented-7")).isEqualTo(429);
    }

    @Test
    void aRefreshedTokenIsTheSameReaders(Client client) {
        IntStream.range(0, 3).forEach(i -> comment(client, "10.0.4." + i, "reader-c/" + i));

        assertThat(comment(client, "10.0.4.9", "reader-c/9")).isEqualTo(429);
    }

    /** Neither a valid token nor an invented one buys another guess or another mail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/session",
                "/api/v1/tokens",
                "/api/v1/session/links",
                "/api/v1/accounts",
                "/api/v1/password-resets",
                "/api/v1/sites/vir/subscription-orders",
                "/api/v1/sites/vir/newsletters/daily/signups"
            })
    void credentialsAndMailsAreCountedByAddress(String path, Client client) {
        var address = "10.1.0." + (path.hashCode() & 0xff);
        IntStream.range(0, 3)
                .forEach(i ->
                        assertThat(post(client, path, address, "reader-" + i)).isEqualTo(200));

        assertThat(post(client, path, address, "reader-d")).isEqualTo(429);
        assertThat(post(client, path, address, "invented-d")).isEqualTo(429);
    }

    @Test
    void onlyWhatATrustedProxyWroteNamesTheClient(Client client) {
        IntStream.range(0, 3).forEach(i -> signIn(client, "6.6.6." + i + ", 10.0.3.1"));

        assertThat(signIn(client, "6.6.6.6, 10.0.3.1").statusCode()).isEqualTo(429);
    }

    private static HttpResponse<String> signIn(Client client, String address) {
        return client.post("/api/v1/session", "{}", "X-Forwarded-For", address);
    }

    private static int comment(Client client, String address, String token) {
        return post(client, POST, address, token);
    }

    private static int post(Client client, String path, String address, String token) {
        return client.post(path, "{}", "X-Forwarded-For", address, "Authorization", "Bearer " + token)
                .statusCode();
    }
}
