package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A service that sends one event in each stream and then heartbeats until the connection is closed. */
@GatewayTest
@TestPropertySource(properties = {"usersay.comments.connections=2", "usersay.comments.streams=20"})
@Timeout(60)
class ManyStreamsTests {

    private static final int MOST = 20;
    private static final String PROMPT = "/api/v1/comments/c1";
    private static final String STREAM = "/api/v1/sites/vir/articles/a1/comments/stream";
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final ServerSocket SERVICE = RawService.start(ManyStreamsTests::serve);

    private final List<Socket> readers = new ArrayList<>();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("stub.comments", () -> "http://localhost:" + SERVICE.getLocalPort());
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (var reader : readers) {
            reader.close();
        }
        awaitOpen(0);
    }

    @AfterAll
    static void stop() throws IOException {
        SERVICE.close();
    }

    @Test
    void manyMoreStreamsThanConnectionsLeaveOrdinaryRequestsAlone(Client client) throws IOException {
        open(client, MOST);

        awaitOpen(MOST);
        assertThat(client.get(PROMPT).statusCode()).isEqualTo(200);
    }

    @Test
    void streamOverTheBoundIsRefusedAtOnceAndNotCountedAsAFailure(Client client) throws IOException {
        open(client, MOST);

        for (var i = 0; i < 30; i++) {
            var refused = client.get(STREAM);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(client.get(PROMPT).statusCode()).isEqualTo(200);
    }

    @Test
    void aReaderThatLeavesIsNoticedAtTheNextHeartbeat(Client client) throws IOException {
        open(client, MOST);
        awaitOpen(MOST);

        readers.removeLast().close();

        awaitOpen(MOST - 1);
        Awaitility.await().untilAsserted(() -> open(client, 1));
        awaitOpen(MOST);
    }

    @Test
    void theServicesEndIsTheReadersEnd(Client client) throws IOException {
        var reader = new Socket("localhost", client.port());
        readers.add(reader);
        reader.setSoTimeout(20_000);
        var lines = ask(reader, STREAM + "?ends");

        assertThat(lines.lines()).contains("Connection: close", "data: hello");
    }

    private void open(Client client, int number) throws IOException {
        for (var i = 0; i < number; i++) {
            var reader = new Socket("localhost", client.port());
            readers.add(reader);
            var lines = ask(reader, STREAM);
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            while (!lines.readLine().equals("data: hello")) {}
        }
    }

    private static BufferedReader ask(Socket reader, String path) throws IOException {
        reader.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void awaitOpen(int number) {
        Awaitility.await().until(() -> OPEN.get() == number);
    }

    private static void serve(Socket gateway) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        var asked = lines.readLine();
        while (!lines.readLine().isEmpty()) {}
        if (!asked.contains("stream")) {
            say(gateway, "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            return;
        }
        say(gateway, "Content-Type: text/event-stream;charset=UTF-8\r\n\r\ndata: hello\n\n");
        if (!asked.contains("ends")) {
            beat(gateway);
        }
    }

    private static void beat(Socket gateway) throws IOException {
        OPEN.incrementAndGet();
        try {
            while (gateway.isConnected()) {
                gateway.getOutputStream().write(": .\n\n".getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        } finally {
            OPEN.decrementAndGet();
        }
    }

    private static void say(Socket gateway, String what) throws IOException {
        gateway.getOutputStream().write(("HTTP/1.1 200 OK\r\n" + what).getBytes(StandardCharsets.UTF_8));
    }
}
