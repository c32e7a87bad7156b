package org.usersay.gateway.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
class ForwardedRequestHeadersTests {

    @BeforeEach
    void theServiceAnswers() {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User",
                "X-User-Id",
                "X-Usersay-Reader",
                "X-Usersay",
                "Forwarded",
                "X-Real-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Forwarded-Prefix",
                "X-Forwarded-Port",
                "True-Client-IP",
                "Proxy-Authorization",
                "Cookie",
                "TE"
            })
    void whatAClientClaimsStaysOutside(String name, Client client) {
        client.get("/api/v1/me", name, "claimed");

        Stubs.SUBSCRIPTION.verify(getRequestedFor(anyUrl()).withoutHeader(name));
    }

    @Test
    void forwardedHeadersNameTheClient(Client client) {
        client.get(
                "/api/v1/me",
                "X-Forwarded-For",
                "6.6.6.6",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "gopher");

        Stubs.SUBSCRIPTION.verify(getRequestedFor(anyUrl())
                .withHeader("X-Forwarded-For", matching("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"))
                .withHeader("X-Forwarded-Host", equalTo("localhost:8080"))
                .withHeader("X-Forwarded-Proto", equalTo("http")));
    }

    @Test
    void traceOfTheClientIsContinued(Client client) {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer = client.get(
                "/api/v1/me",
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01",
                "tracestate",
                "vendor=value",
                "baggage",
                "user=someone");

        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(trace);
        Stubs.SUBSCRIPTION.verify(getRequestedFor(anyUrl())
                .withHeader("traceparent", matching("00-" + trace + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[02]"))
                .withoutHeader("tracestate")
                .withoutHeader("baggage"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "${jndi:ldap://x}",
                "<script>alert(1)</script>"
            })
    void invalidTraceparentIsReplaced(String claimed, Client client) {
        var answer = client.get("/api/v1/me", "traceparent", claimed);

        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValueSatisfying(
                        id -> assertThat(id).matches("[0-9a-f]{32}").isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
        Stubs.SUBSCRIPTION.verify(getRequestedFor(anyUrl()).withHeader("traceparent", matching("00-.*-0[02]")));
    }

    @Test
    void aReadCarriesNoBodyToItsService(Client client) {
        client.send("GET", "/api/v1/me", "{\"smuggled\":true}");

        Stubs.SUBSCRIPTION.verify(getRequestedFor(anyUrl()).withRequestBody(absent()));
    }

    @Test
    void responseWithoutCacheControlIsNotStored(Client client) {
        assertThat(client.get("/api/v1/me").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }
}
