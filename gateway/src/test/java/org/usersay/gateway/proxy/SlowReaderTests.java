package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** Clients that send many requests for public responses and read none of them. */
@GatewayTest
@TestPropertySource(properties = {"usersay.limits.factor=1", "server.jetty.connection-idle-timeout=20s"})
@Timeout(60)
class SlowReaderTests {

    private static final String REQUEST = "GET /usersay.js HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    /** Jetty has 200 threads unless it is told otherwise, and needs one to end a connection that is too slow. */
    @Test
    void leaveOthersServed(Client client) throws IOException {
        for (int at = 0; at < 300; at++) {
            var socket = new Socket();
            open.add(socket);
            socket.setReceiveBufferSize(2_048);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.1." + (1 + at / 10)), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), client.port()));
            socket.getOutputStream().write(REQUEST.repeat(60).getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(client.get("/usersay.js").statusCode()).isEqualTo(200);
        assertThat(client.post("/api/v1/nothing", "{}").statusCode()).isEqualTo(404);
    }
}
