package org.usersay.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
class CorsTests {

    private static final String COMMENTS = "/api/v1/sites/vir/articles/a1/comments";

    @BeforeEach
    void theServiceAnswers() {
        Stubs.COMMENTS.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Cache-Control", "public, max-age=1")
                        .withHeader("Access-Control-Allow-Origin", "*")
                        .withBody("{}")));
    }

    @Test
    void aSitesPageMayReadWithCookies(Client client) {
        var answer = client.get(COMMENTS, "Origin", "https://news.example");

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://news.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag")
                .contains("Usersay-Degraded")
                .contains("RateLimit");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example", "https://other.example", "null", "https://news.example.evil.example"})
    void aForeignPageIsGivenNothing(String origin, Client client) {
        assertNothingGiven(client.get(COMMENTS, "Origin", origin));
        var preflight =
                client.send("OPTIONS", COMMENTS, null, "Origin", origin, "Access-Control-Request-Method", "POST");
        assertNothingGiven(preflight);
        assertThat(preflight.statusCode()).isEqualTo(403);
    }

    private static void assertNothingGiven(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void aSharedCacheNeverConfusesOrigins(Client client) {
        assertThat(client.get(COMMENTS).headers().allValues("Vary")).contains("Origin");
        assertThat(client.get(COMMENTS, "Origin", "https://evil.example")
                        .headers()
                        .allValues("Vary"))
                .contains("Origin");
        assertThat(client.get(COMMENTS).headers().firstValue("Cache-Control")).hasValue("public, max-age=1");
    }

    @Test
    void aPreflightIsAnsweredHere(Client client) {
        var answer = client.send(
                "OPTIONS",
                "/api/v1/comments/c1/vote",
                null,
                "Origin",
                "https://other.example",
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "content-type,x-usersay,traceparent");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PUT");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("content-type, x-usersay, traceparent");
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }
}
