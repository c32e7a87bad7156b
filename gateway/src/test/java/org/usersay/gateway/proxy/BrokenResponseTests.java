package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** A service that closes the connection in the middle of a response. */
@GatewayTest
@Timeout(60)
class BrokenResponseTests {

    /** More than the gateway reads before it sends anything. */
    private static final int SENT = 400_000;

    private static final ServerSocket SERVICE = RawService.start(BrokenResponseTests::serve);

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("stub.comments", () -> "http://localhost:" + SERVICE.getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException {
        SERVICE.close();
    }

    @Test
    void aPartOfAResponseIsNotTakenForTheWhole(Client client) throws IOException {
        try (var socket = new Socket("localhost", client.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/admin/comments/c1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var received = new StringBuilder();
            try (var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)) {
                for (var next = reader.read(); next >= 0; next = reader.read()) {
                    received.append((char) next);
                }
            } catch (IOException reset) {
                received.append(" reset");
            }
            assertThat(received).startsWith("HTTP/1.1 200").contains("xxx");
            assertThat(received.toString()).doesNotEndWith("0\r\n\r\n");
        }
    }

    private static void serve(Socket gateway) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        while (!lines.readLine().isEmpty()) {}
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(2 * SENT) + "\r\n";
        gateway.getOutputStream().write((head + "x".repeat(SENT)).getBytes(StandardCharsets.US_ASCII));
        gateway.close();
    }
}
