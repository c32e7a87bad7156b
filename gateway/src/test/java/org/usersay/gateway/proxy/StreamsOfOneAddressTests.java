package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** Streams of one address, of which there is a bound, beside those of another. */
@GatewayTest
@TestPropertySource(properties = {"usersay.limits.factor=1", "usersay.limits.per-address.streams=3"})
@Timeout(60)
class StreamsOfOneAddressTests {

    private static final int BOUND = 3;
    private static final String STREAM = "/api/v1/sites/vir/articles/a1/comments/stream";
    private static final ServerSocket SERVICE = RawService.start(StreamsOfOneAddressTests::serve);

    private final List<Socket> readers = new ArrayList<>();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("stub.comments", () -> "http://localhost:" + SERVICE.getLocalPort());
    }

    @AfterEach
    void everybodyLeaves() throws IOException {
        for (var reader : readers) {
            reader.close();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        SERVICE.close();
    }

    @Test
    void oneAddressHasABoundedNumberAndLeavesTheOthersTheirs(Client client) throws IOException {
        for (var i = 0; i < BOUND; i++) {
            assertThat(open(client, "127.0.0.2")).isEqualTo("HTTP/1.1 200 OK");
        }

        for (var i = 0; i < 20; i++) {
            assertThat(open(client, "127.0.0.2")).isEqualTo("HTTP/1.1 429 Too Many Requests");
        }
        assertThat(open(client, "127.0.0.3")).isEqualTo("HTTP/1.1 200 OK");

        readers.getFirst().close();
        Awaitility.await().until(() -> open(client, "127.0.0.2").equals("HTTP/1.1 200 OK"));
    }

    /** Jetty has 200 threads unless it is told otherwise. */
    @Test
    void manyStreamsTakeNoThreadFromOtherRequests(Client client) throws IOException {
        for (var i = 0; i < 250; i++) {
            assertThat(open(client, "127.0.1." + (1 + i / BOUND))).isEqualTo("HTTP/1.1 200 OK");
        }

        assertThat(client.get("/healthz").statusCode()).isNotEqualTo(429);
        assertThat(client.get("/usersay.js").statusCode()).isEqualTo(200);
    }

    /** The status line of a new stream. */
    private String open(Client client, String from) throws IOException {
        var reader = new Socket(InetAddress.ofLiteral("127.0.0.1"), client.port(), InetAddress.ofLiteral(from), 0);
        readers.add(reader);
        reader.getOutputStream()
                .write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    /** Heartbeats, by which the gateway notices that a reader has left. */
    private static void serve(Socket gateway) throws IOException {
        var in = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        while (!in.readLine().isEmpty()) {}
        var out = gateway.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        while (gateway.isConnected()) {
            out.write(": .\n\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            LockSupport.parkNanos(50_000_000);
        }
    }
}
