package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.gateway.GatewayApplication;
import org.usersay.starter.test.Tokens;

/**
 * Dumps of several times the gateway's heap, sent through a gateway in a process of its own. The service counts what arrives.
 * {@code -Dusersay.test.import-bytes} makes it another number.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HugeBodyTests {

    private static final long BYTES = Long.getLong("usersay.test.import-bytes", 200_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final int port = freePort();
    private final String token = Tokens.administrator("importer");
    private final Process gateway;
    private final Path log;

    HugeBodyTests(@TempDir Path directory) throws IOException {
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/", HugeBodyTests::count);
        service.createContext("/keys", HugeBodyTests::sendKeys);
        service.start();
        log = directory.resolve("gateway.log");
        gateway = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx80m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        withoutTests(),
                        GatewayApplication.class.getName(),
                        "--server.port=" + port,
                        "--management.server.port=-1",
                        "--usersay.comments.uri=http://localhost:"
                                + service.getAddress().getPort(),
                        "--usersay.identity.jwks-uri=http://localhost:"
                                + service.getAddress().getPort() + "/keys",
                        "--usersay.redis.uri=redis://localhost:1")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @BeforeAll
    void waitUntilItAnswers() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    assertRuns();
                    return send(BodyPublishers.noBody()).statusCode() == 202;
                });
    }

    @AfterAll
    void stop() throws InterruptedException {
        gateway.destroyForcibly().waitFor();
        service.stop(0);
    }

    @Test
    void chunkedDumpPassesInConstantMemory() throws Exception {
        assertArrives(BodyPublishers.ofInputStream(() -> new Dump(BYTES)));
    }

    @Test
    void dumpWithContentLengthPassesInConstantMemory() throws Exception {
        assertArrives(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Dump(BYTES)), BYTES));
    }

    private void assertArrives(BodyPublisher dump) throws Exception {
        var answer = send(dump);
        assertRuns();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(sumOf(new Dump(BYTES)));
    }

    private HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://localhost:" + port + "/api/v1/admin/sites/vir/imports?format=usersay"))
                        .header("Authorization", "Bearer " + token)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static void sendKeys(HttpExchange exchange) throws IOException {
        try (exchange) {
            var keys = Tokens.keySet().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }

    private static void count(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sum = sumOf(exchange.getRequestBody()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(202, sum.length);
            exchange.getResponseBody().write(sum);
        }
    }

    /** How many bytes there were, and their check sum. */
    private static String sumOf(InputStream body) throws IOException {
        try (var checked = new CheckedInputStream(body, new CRC32())) {
            var buffer = new byte[64 * 1024];
            long length = 0;
            for (int read = checked.read(buffer); read >= 0; read = checked.read(buffer)) {
                length += read;
            }
            return length + " " + checked.getChecksum().getValue();
        }
    }

    private void assertRuns() {
        assertThat(gateway.isAlive()).as(this::said).isTrue();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Otherwise it would take the tests' own parts for its own. */
    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("gateway/target/test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Bytes that are made while they are sent, no two parts alike. */
    private static final class Dump extends InputStream {

        /** Of a prime length, so that no two buffers are alike. */
        private static final byte[] BLOCK = new byte[1_000_003];

        static {
            new Random(1).nextBytes(BLOCK);
        }

        private final long length;
        private long at;

        Dump(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return at == length ? -1 : BLOCK[(int) (at++ % BLOCK.length)] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
            if (at == length) {
                return -1;
            }
            int from = (int) (at % BLOCK.length);
            int made = (int) Math.min(Math.min(most, BLOCK.length - from), length - at);
            System.arraycopy(BLOCK, from, buffer, offset, made);
            at += made;
            return made;
        }
    }
}
