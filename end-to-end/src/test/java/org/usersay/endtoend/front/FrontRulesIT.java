package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the front passes on, keeps and refuses, before a gateway of the test's own. */
@Timeout(120)
class FrontRulesIT {

    private static final int CONNECTIONS = 40;
    private static final String READ = "/api/v1/sites/vir/articles/a/comments";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer gateway;
    private Nginx front;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed, so its configuration is not tested");
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/", this::answer);
        gateway.start();
        front = new Nginx(
                directory, URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()), CONNECTIONS);
        seen.clear();
    }

    @AfterEach
    void stop() {
        held.countDown();
        if (Nginx.program().isPresent()) {
            front.close();
            gateway.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        seen.add(path + " " + exchange.getRequestHeaders().get("X-Forwarded-For") + " "
                + exchange.getRequestHeaders().get("Forwarded") + " "
                + exchange.getRequestHeaders().get("X-Forwarded-Proto"));
        if (path.contains("held")) {
            try {
                held.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.getResponseHeaders().add("Cache-Control", path.contains("mine") ? "no-store" : "public, max-age=60");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String cache(HttpResponse<?> response) {
        return response.headers().firstValue("Usersay-Front-Cache").orElse("");
    }

    @Test
    void whatClientsSayAboutTheirAddressIsReplaced() throws IOException, InterruptedException {
        HttpRequest request = front.request("/page")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "for=203.0.113.9")
                .build();

        front.client().send(request, BodyHandlers.discarding());

        assertThat(seen).containsExactly("/page [127.0.0.1] null [https]");
    }

    @Test
    void privateReadsReachTheGatewayEachTime() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(cache(front.get(READ + "/mine"))).isEqualTo("MISS");
        }

        assertThat(seen).hasSize(3);
    }

    @Test
    void aPublicReadIsKeptForASecondAndLongerOnlyWithoutTheGateway() throws IOException, InterruptedException {
        assertThat(cache(front.get(READ))).isEqualTo("MISS");
        // Whatever lifetime the gateway names, a second is the longest.
        await().atMost(PATIENCE).until(() -> List.of("EXPIRED", "REVALIDATED").contains(cache(front.get(READ))));

        gateway.stop(0);

        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> stale = front.get(READ);
            assertThat(stale.statusCode()).isEqualTo(200);
            assertThat(cache(stale)).isEqualTo("STALE");
        });
        assertThat(front.get(READ + "?other").statusCode()).isEqualTo(502);
    }

    @Test
    void manyReadsOfAColdPageAreOneRequestToTheGateway()
            throws IOException, InterruptedException, GeneralSecurityException {
        // However slow the machine, no read gives up waiting for the first one, and none finds its page expired.
        try (Nginx patient = new Nginx(
                directory.resolve("patient"),
                List.of("127.0.0.1:" + gateway.getAddress().getPort()),
                CONNECTIONS,
                configuration -> configuration
                        .replace(
                                "proxy_cache_lock_timeout 3s;", "proxy_cache_lock_timeout 1m; proxy_cache_lock_age 1m;")
                        .replace("proxy_cache_valid 200 1s;", "proxy_cache_valid 200 1m;"))) {
            seen.clear();
            long before = patient.requests();
            long[] own = {0};
            List<CompletableFuture<HttpResponse<Void>>> reads = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> patient.client()
                            .sendAsync(patient.request(READ + "?held").build(), BodyHandlers.discarding()))
                    .toList();
            await().atMost(PATIENCE).until(() -> patient.requests() - before - ++own[0] == CONNECTIONS);
            await().atMost(PATIENCE).until(() -> !seen.isEmpty());
            assertThat(reads).noneMatch(CompletableFuture::isDone);

            held.countDown();

            assertThat(reads.stream().map(CompletableFuture::join))
                    .allSatisfy(read -> assertThat(read.statusCode()).isEqualTo(200))
                    .extracting(FrontRulesIT::cache)
                    .containsOnly("MISS", "HIT")
                    .containsOnlyOnce("MISS");
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void oneAddressHoldsABoundedNumberOfConnections() throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<Void>>> held = IntStream.range(0, CONNECTIONS)
                .mapToObj(
                        i -> front.client().sendAsync(front.request("/held" + i).build(), BodyHandlers.discarding()))
                .toList();
        await().atMost(PATIENCE).until(() -> seen.size() == CONNECTIONS);
        assertThat(held).noneMatch(CompletableFuture::isDone);

        assertThat(front.get("/page").statusCode()).isEqualTo(429);
    }
}
