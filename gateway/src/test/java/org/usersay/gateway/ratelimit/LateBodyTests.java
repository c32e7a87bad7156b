package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Bodies that never become whole, of which no service hears; here every body is too late. */
@GatewayTest
@TestPropertySource(properties = "usersay.limits.body-deadline=1ns")
class LateBodyTests {

    private static final String POST = "/api/v1/sites/vir/articles/a1/comments";

    @Test
    void aBodyAfterTheDeadlineIsRefused(Client client) {
        var answer = client.raw(head("Content-Length: 2") + "{}");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("/problems/body-too-late");
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFFF\r\n{}"})
    void malformedChunksAreRefused(String chunks, Client client) {
        var answer = client.raw(head("Transfer-Encoding: chunked") + chunks);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/invalid-request");
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    private static String head(String framing) {
        return "POST " + POST + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + framing + "\r\n\r\n";
    }
}
