package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** A service that sends an event only when the test says so. */
@GatewayTest
@TestPropertySource(properties = "usersay.comments.read-timeout=100ms")
@Timeout(60)
class StreamTests {

    private static final String STREAM = "/api/v1/sites/vir/articles/a1/comments/stream";
    private static final Semaphore NEXT = new Semaphore(0);
    private static final CountDownLatch LEFT = new CountDownLatch(1);
    private static final HttpServer SERVICE = start();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add(
                "stub.comments",
                () -> "http://localhost:" + SERVICE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        SERVICE.stop(0);
    }

    @Test
    void anEventPassesAtOnceHoweverLongTheNextTakes(Client client) throws IOException {
        try (var socket = new Socket("localhost", client.port())) {
            var reader = open(socket);
            NEXT.release();
            assertThat(nextEvent(reader)).isEqualTo("data: 0");

            // By the time a prompt request has been given up, the stream has been silent for longer than that.
            assertThat(client.get("/api/v1/comments/hangs").statusCode()).isEqualTo(503);
            NEXT.release();
            assertThat(nextEvent(reader)).isEqualTo("data: 1");
        }
        assertThatTheServiceNoticesThatTheReaderLeft();
    }

    private static void assertThatTheServiceNoticesThatTheReaderLeft() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            NEXT.release();
            return LEFT.getCount() == 0;
        });
    }

    private static BufferedReader open(Socket socket) throws IOException {
        var request = "GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String nextEvent(BufferedReader reader) throws IOException {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("data: ")) {
                return line;
            }
        }
        return "none";
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(STREAM, StreamTests::send);
            server.createContext("/api/v1/comments/hangs", StreamTests::hang);
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void hang(HttpExchange exchange) {
        try {
            LEFT.await();
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var event = 0; ; event++) {
                NEXT.acquireUninterruptibly();
                out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            LEFT.countDown();
        }
    }
}
