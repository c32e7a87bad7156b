package org.usersay.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

@GatewayTest
@TestPropertySource(properties = {"usersay.limits.factor=1", "usersay.limits.per-address.connections=5"})
@Timeout(60)
class ConnectionLimitTests {

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void oneAddressHasABoundedNumberOfConnections(Client client) throws IOException {
        for (var i = 0; i < 5; i++) {
            assertThat(isServed(connect(client))).isTrue();
        }
        assertThat(isServed(connect(client))).isFalse();

        open.getFirst().close();
        Awaitility.await()
                .untilAsserted(() -> assertThat(isServed(connect(client))).isTrue());
    }

    private Socket connect(Client client) throws IOException {
        var socket = new Socket("localhost", client.port());
        open.add(socket);
        return socket;
    }

    private static boolean isServed(Socket socket) throws IOException {
        try {
            socket.getOutputStream()
                    .write("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (SocketException closed) {
            return false;
        }
    }
}
