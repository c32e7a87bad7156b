package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
@Import(StubTokens.class)
class BodyTests {

    private static final String POST = "/api/v1/sites/vir/articles/a1/comments";
    private static final String IMPORT = "/api/v1/admin/sites/vir/imports";
    private static final int LIMIT = 64 * 1024;

    @BeforeEach
    void theServiceAnswers() {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    }

    @Test
    void aBodyAtTheLimitPasses(Client client) {
        assertThat(client.post(POST, "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(client.send(chunked(client, POST, LIMIT)).statusCode()).isEqualTo(200);
        Stubs.COMMENTS.verify(2, anyRequestedFor(anyUrl()).withRequestBody(equalTo("x".repeat(LIMIT))));
    }

    @Test
    void aLongerBodyIsRefused(Client client) {
        var answer = client.raw("POST " + POST + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + (LIMIT + 1) + "\r\n\r\n" + "x".repeat(LIMIT + 1));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/body-too-large");
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aLongerBodyInChunksIsRefused(Client client) {
        var chunk = "10001\r\n" + "x".repeat(LIMIT + 1) + "\r\n0\r\n\r\n";
        var answer = client.raw("POST " + POST
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/body-too-large");
        Stubs.COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anImportMayBeLong(Client client) {
        assertThat(client.send(chunked(client, IMPORT, 5 * LIMIT)).statusCode()).isEqualTo(200);
        assertThat(client.post(IMPORT, "x".repeat(5 * LIMIT), "Authorization", "Bearer reader-a")
                        .statusCode())
                .isEqualTo(200);
        Stubs.COMMENTS.verify(2, anyRequestedFor(anyUrl()).withRequestBody(equalTo("x".repeat(5 * LIMIT))));
    }

    private static HttpRequest chunked(Client client, String path, int length) {
        var bytes = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + client.port() + path))
                .header("Authorization", "Bearer reader-a")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
    }
}
