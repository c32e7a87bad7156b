package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** Bodies without a limit: who may send them, how many, and how slowly; here slower than this is as good as not at all. */
@GatewayTest
@Import(StubTokens.class)
@TestPropertySource(properties = {"usersay.limits.body-deadline=1s", "usersay.web.min-body-rate=1MB"})
@Timeout(60)
class UploadTests {

    private static final String IMPORT = "/api/v1/admin/sites/vir/imports?format=remark42";

    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() throws IOException {
        for (var sender : senders) {
            sender.close();
        }
    }

    @BeforeEach
    void theServiceAnswers() {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    }

    @Test
    void withoutAValidTokenNothingIsRead(Client client) {
        for (var authorization : List.of("X-None: x", "Authorization: Bearer invented")) {
            var answer = client.raw("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + authorization + "\r\nContent-Length: 60000\r\n\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 401 ").contains("/problems/not-authenticated");
        }
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anAccountSendsAFewAtATime(Client client) throws IOException {
        for (var i = 0; i < 4; i++) {
            trickle(client, "reader-busy/" + i);
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(client.post(IMPORT, "{}", "Authorization", "Bearer reader-busy")
                                .statusCode())
                        .isEqualTo(429));
        assertThat(client.post(IMPORT, "{}", "Authorization", "Bearer reader-other")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatTricklesInEnds(Client client) throws IOException {
        var sender = trickle(client, "reader-slow");

        Awaitility.await().until(() -> {
            sender.getOutputStream().write('x');
            return sender.getInputStream().available() > 0;
        });
        assertThat(new String(sender.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 408");
    }

    private Socket trickle(Client client, String token) throws IOException {
        var socket = new Socket("localhost", client.port());
        senders.add(socket);
        socket.getOutputStream()
                .write(("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Length: 60000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
