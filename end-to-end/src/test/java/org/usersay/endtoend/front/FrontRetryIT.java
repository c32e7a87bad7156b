package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.endtoend.http.Answer;

/**
 * The front before two gateways of the test's own. One of them resets each connection once something was sent, as the system does
 * with those that a process which stops, or crashes, has not accepted.
 */
@Timeout(120)
class FrontRetryIT {

    @TempDir
    static Path directory;

    private static final AtomicInteger RESET = new AtomicInteger();
    private static final List<String> SERVED = new CopyOnWriteArrayList<>();

    private static ServerSocket crashing;
    private static HttpServer gateway;
    private static Nginx front;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed, so its configuration is not tested");
        crashing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(FrontRetryIT::resetEach);
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/", FrontRetryIT::serve);
        gateway.start();
        front = new Nginx(
                directory,
                List.of(
                        "127.0.0.1:" + crashing.getLocalPort(),
                        "127.0.0.1:" + gateway.getAddress().getPort()),
                200);
    }

    @AfterAll
    static void stop() throws IOException {
        if (Nginx.program().isPresent()) {
            front.close();
            gateway.stop(0);
            crashing.close();
        }
    }

    private static void resetEach() {
        while (true) {
            try (Socket connection = crashing.accept()) {
                if (connection.getInputStream().read() >= 0) {
                    RESET.incrementAndGet();
                }
                connection.setSoLinger(true, 0);
            } catch (IOException closed) {
                if (crashing.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        SERVED.add(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static HttpRequest request(String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                front.request(path + "?request=" + UUID.randomUUID()).method(method, BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return request.build();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /page",
        "PUT, /api/v1/sites/vir/articles/a/rating/mine",
        "DELETE, /api/v1/me",
        "POST, /api/v1/accounts",
        "POST, /api/v1/sites/vir/articles/a/comments",
        "PATCH, /api/v1/comments/c"
    })
    void whatMayBeRepeatedIsSentToTheNextGateway(String method, String path) throws IOException, InterruptedException {
        Map<String, String> headers =
                method.startsWith("P") && !method.equals("PUT") ? Map.of("Idempotency-Key", "key") : Map.of();
        int before = RESET.get();
        // The gateways are tried in turn by each process of the front.
        while (RESET.get() == before) {
            HttpRequest request = request(method, path, headers);

            assertThat(front.client().send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
            assertThat(SERVED.stream().filter(request.uri().toString()::endsWith))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/accounts", "POST, /api/v1/sites/vir/articles/a/comments", "PATCH, /api/v1/comments/c"})
    void whatMayHaveBeenCarriedOutIsAProblemThatSaysSo(String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request;
        HttpResponse<String> response;
        do {
            request = request(method, path, Map.of());
            response = front.client().send(request, BodyHandlers.ofString());
        } while (response.statusCode() == 204);
        Answer answer = new Answer(method, response.statusCode(), response.headers(), response.body());

        assertThat(answer.expect(502).problem()).isEqualTo("about:blank");
        assertThat(answer.text("/detail")).contains("may have been carried out", "Idempotency-Key");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(SERVED).noneMatch(request.uri().toString()::endsWith);
    }
}
