package org.usersay.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTests {

    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            byte[] body = (exchange.getRequestMethod()
                            + exchange.getRequestURI()
                            + new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    .getBytes(UTF_8);
            int status = exchange.getRequestURI().getPath().equals("/refused") ? 429 : 200;
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void countsEveryAnswerOfTheMeasuredTime() {
        Outcome outcome = run(Requests.same(Request.json("PUT", "/x", "{\"stars\":4}")));
        assertThat(outcome.latencies().count()).isPositive().isLessThanOrEqualTo(served.get());
        assertThat(outcome.statuses()).containsOnlyKeys(200);
        assertThat(outcome.failures()).isZero();
        assertThat(outcome.perSecond()).isPositive();
    }

    @Test
    void tellsRefusalsFromSuccess() {
        Outcome outcome = run(Requests.inTurn(List.of(Request.get("/served"), Request.get("/refused"))));
        assertThat(outcome.statuses()).containsOnlyKeys(200, 429);
        assertThat(outcome.failures()).isEqualTo(outcome.statuses().get(429));
    }

    @Test
    void reportsAServerWithoutResponses() {
        int port = server.getAddress().getPort();
        server.stop(0);
        Outcome outcome = new Load(new Target(port), plan()).run(Requests.same(Request.get("/")));
        assertThat(outcome.latencies().count()).isZero();
        assertThat(outcome.failures()).isPositive();
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> new Plan(2, Duration.ZERO, 1, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(5_000, Duration.ZERO, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Outcome run(Requests requests) {
        return new Load(new Target(server.getAddress().getPort()), plan()).run(requests);
    }

    private static Plan plan() {
        return new Plan(3, Duration.ofMillis(50), 1, Duration.ofSeconds(2));
    }
}
