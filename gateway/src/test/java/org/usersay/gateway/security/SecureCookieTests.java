package org.usersay.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Cookies that another host of the domain cannot set, where readers come by HTTPS. */
@GatewayTest
@TestPropertySource(properties = "usersay.public-url=https://engage.example")
class SecureCookieTests {

    @BeforeEach
    void everyServiceAnswers() {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        Stubs.RATINGS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    }

    @Test
    void onlyCookiesOfThisHostCount(Client client) {
        client.get("/api/v1/me", "Cookie", "usersay_access=of.another.host; __Host-usersay_access=of.this.host");
        client.post(
                "/api/v1/session/refresh",
                "",
                "Cookie",
                "usersay_refresh=other; __Secure-usersay_refresh=this",
                "Origin",
                "https://engage.example",
                "X-Usersay",
                "1");

        Stubs.SUBSCRIPTION.verify(
                1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer of.this.host")));
        Stubs.SUBSCRIPTION.verify(1, anyRequestedFor(anyUrl()).withHeader("Cookie", equalTo("usersay_refresh=this")));
    }

    @Test
    void theDeviceCookieIsOfThisHost(Client client) {
        var answer = client.send(
                "PUT",
                "/api/v1/sites/vir/articles/a1/rating/mine",
                "{}",
                "Origin",
                "https://engage.example",
                "X-Usersay",
                "1");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("__Host-usersay_device=")
                .contains("Path=/;", "Secure")
                .doesNotContain("Domain");
    }
}
