package org.usersay.comments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsApplication;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two gigabytes sent over HTTP to a service with a twentieth of that for its heap. They are made while they are sent:
 * mostly comments too long for anybody to have written, and some that are taken. {@code -Dusersay.test.import-bytes} makes
 * it another number.
 */
class HugeImportTests {

    private static final long BYTES = Long.getLong("usersay.test.import-bytes", 2_000_000_000);
    private static final int LONG = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Stores.freePort();
    private final String article = Api.article();

    @TempDir
    Path directory;

    private HttpServer issuer;
    private Process service;

    HugeImportTests() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() throws IOException {
        issuer.createContext("/", exchange -> {
            var keys = Tokens.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        withoutTests(),
                        CommentsApplication.class.getName(),
                        "--server.port=" + port,
                        "--management.server.port=-1",
                        "--spring.mongodb.uri=" + Stores.freshDatabase(),
                        "--usersay.redis.uri=" + Stores.redis(),
                        "--usersay.identity.jwks-uri=http://localhost:"
                                + issuer.getAddress().getPort(),
                        "--usersay.transfer.directory=" + directory,
                        "--usersay.transfer.look-every=200ms")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("service.log").toFile())
                .start();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            assertRuns();
            return count() == 0;
        });
    }

    /** Otherwise it would take the tests' own parts for its own. */
    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("comments-service/target/test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.destroyForcibly().waitFor();
        issuer.stop(0);
    }

    @Test
    void isTakenInConstantMemoryAndWhatCanBeTakenOfItIsThere() throws Exception {
        int comments = (int) (BYTES / LONG);
        var job = send(
                "POST",
                "/admin/sites/vir/imports?format=usersay",
                BodyPublishers.ofInputStream(() -> new Dump(comments)));
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        var path = "/admin/sites/vir/imports/"
                + JSON.readTree(job.body()).get("id").stringValue();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            assertRuns();
            return !List.of("WAITING", "RUNNING")
                    .contains(read(path).get("state").stringValue());
        });
        var done = read(path);
        assertThat(done.get("state").stringValue()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.get("bytes").longValue()).isGreaterThan(BYTES);
        assertThat(done.at("/report/added").intValue()).isEqualTo(comments);
        assertThat(done.at("/report/skipped/TOO_LONG").intValue()).isEqualTo(comments);
        assertThat(count()).isEqualTo(comments);
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("service.log"));
        }
    }

    private void assertRuns() throws IOException {
        assertThat(service.isAlive())
                .as(() -> read(directory.resolve("service.log")))
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private int count() throws IOException, InterruptedException {
        return read("/sites/vir/comment-counts?article=" + article)
                .at("/counts/" + article)
                .intValue();
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        var answer = send("GET", path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                        .header("Authorization", "Bearer " + Tokens.administrator("root"))
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    /** A comment that is taken and one that is not, again and again. */
    private final class Dump extends InputStream {
        private final int pairs;
        private final String tooLong = comment("long", "x".repeat(LONG));
        private byte[] part = "{\"type\":\"export\",\"version\":1}\n".getBytes(StandardCharsets.UTF_8);
        private int made;
        private int at;

        Dump(int pairs) {
            this.pairs = pairs;
        }

        private String comment(String id, String text) {
            return "{\"type\":\"comment\",\"id\":\"" + id + "\",\"article\":\"" + article
                    + "\",\"author\":{\"id\":\"r\",\"name\":\"Reader\"},\"text\":\"" + text
                    + "\",\"state\":\"PUBLISHED\",\"createdAt\":\"2020-08-31T16:00:00Z\"}\n";
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at == part.length) {
                if (made == pairs) {
                    return -1;
                }
                part = (comment("c" + made++, "words") + tooLong).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int copied = Math.min(length, part.length - at);
            System.arraycopy(part, at, buffer, offset, copied);
            at += copied;
            return copied;
        }
    }
}
