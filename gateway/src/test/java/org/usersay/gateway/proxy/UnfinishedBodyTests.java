package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.ratelimit.StubTokens;

/** Clients that announce a body and send none of it, or only later. */
@GatewayTest
@Import(StubTokens.class)
@TestPropertySource(
        properties = {
            "usersay.comments.connections=4",
            "usersay.limits.factor=1",
            "usersay.limits.per-address.requests=8",
            "usersay.limits.comments=1000/1s"
        })
@Timeout(60)
class UnfinishedBodyTests {

    private static final String READ = "/api/v1/comments/c1";
    private static final String POST = "/api/v1/sites/vir/articles/a1/comments";
    private static final String IMPORT = "/api/v1/admin/sites/vir/imports?format=remark42";
    private static final String REFUSED_IMPORT = "/api/v1/admin/sites/vir/imports?format=refused";

    /** So much that the gateway passes the beginning on. */
    private static final String MORE_THAN_BUFFERED = "x".repeat(20_000);

    private static final AtomicBoolean BROKEN = new AtomicBoolean();
    private static final AtomicInteger IMPORTS = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();
    private static final ServerSocket SERVICE = RawService.start(UnfinishedBodyTests::serve);

    private final List<Socket> senders = new ArrayList<>();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("stub.comments", () -> "http://localhost:" + SERVICE.getLocalPort());
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (var sender : senders) {
            sender.close();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        SERVICE.close();
    }

    @Test
    void smallBodiesTakeNoConnectionBeforeTheyAreWhole(Client client) throws IOException {
        for (var i = 0; i < 6; i++) {
            announce(client, POST);
        }

        assertThat(client.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void oneAddressHoldsABoundedNumberOfRequests(Client client) throws IOException {
        for (var i = 0; i < 8; i++) {
            announce(client, POST);
        }

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(client.post(POST, "{}").statusCode()).isEqualTo(429));
        assertThat(client.get(READ).statusCode()).isEqualTo(200);
    }

    /** Jetty has 200 threads unless it is told otherwise. */
    @Test
    void bodiesOfManyAddressesTakeNoThreadFromOtherRequests(Client client) throws IOException {
        for (var i = 0; i < 300; i++) {
            announce(client, POST, "127.0.1." + (1 + i / 6));
        }

        assertThat(client.get(READ).statusCode()).isEqualTo(200);
        assertThat(client.post(POST, "{}", "Authorization", "Bearer other").statusCode())
                .isEqualTo(200);
    }

    @Test
    void longBodiesDoNotHoldABreakerHalfOpen(Client client) throws IOException {
        BROKEN.set(true);
        IntStream.range(0, 30).forEach(i -> client.get(READ));
        BROKEN.set(false);
        var before = IMPORTS.get();
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
            announce(client, IMPORT);
            return IMPORTS.get() >= before + 3;
        });

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        IntStream.range(0, 20).allMatch(i -> client.get(READ).statusCode() == 200));
    }

    @Test
    void aBodyThatComesAfterTheAnswerDoesNotReplaceIt(Client client) throws IOException {
        for (var i = 0; i < 20; i++) {
            var refused = REFUSED.get();
            var sender = announce(client, REFUSED_IMPORT);
            Awaitility.await().until(() -> REFUSED.get() > refused);
            sender.getOutputStream().write(MORE_THAN_BUFFERED.getBytes(StandardCharsets.US_ASCII));

            assertThat(statusLine(sender)).isEqualTo("HTTP/1.1 401 Unauthorized");
        }
        assertThat(client.get(READ).statusCode()).isEqualTo(200);
    }

    private Socket announce(Client client, String path) throws IOException {
        return announce(client, path, "127.0.0.1");
    }

    private Socket announce(Client client, String path, String from) throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), client.port(), InetAddress.ofLiteral(from), 0);
        senders.add(socket);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer reader-"
                                + senders.size() + "\r\nContent-Length: 60000\r\n\r\n"
                                + MORE_THAN_BUFFERED)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private static void serve(Socket gateway) throws IOException {
        var in = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        for (var request = in.readLine(); request != null; request = in.readLine()) {
            var line = request;
            while (!line.isEmpty()) {
                line = in.readLine();
            }
            if (BROKEN.get()) {
                return;
            }
            if (request.contains("format=remark42")) {
                IMPORTS.incrementAndGet();
            } else if (request.contains("format=refused")) {
                answer(gateway, "401 Unauthorized");
                REFUSED.incrementAndGet();
                return;
            } else {
                answer(gateway, "200 OK");
            }
        }
    }

    private static void answer(Socket gateway, String status) throws IOException {
        gateway.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
