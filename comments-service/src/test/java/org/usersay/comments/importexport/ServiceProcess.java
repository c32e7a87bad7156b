package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
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
import org.usersay.comments.CommentsApplication;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service in a process of its own, with a heap of 96 megabytes and a database of its own. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Stores.freePort();
    private final HttpServer issuer;
    private final Path log;
    private final Process process;

    /** Started, but not yet {@link #awaitReady ready}; dumps wait in {@code spool}. */
    ServiceProcess(Path log, Path spool) throws IOException {
        this.log = log;
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            var keys = Tokens.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        process = new ProcessBuilder(
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
                        "--usersay.transfer.directory=" + spool,
                        "--usersay.transfer.look-every=200ms")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    void awaitReady() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            assertRuns();
            return count(List.of("nothing")) == 0;
        });
    }

    /** Otherwise it would take the tests' own parts for its own. */
    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("comments-service/target/test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Sends a dump to be imported into the site {@code vir}; how its import stands when it has come to an end. */
    JsonNode imported(String format, BodyPublisher dump) throws IOException, InterruptedException {
        var job = send("POST", "/admin/sites/vir/imports?format=" + format, dump);
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        var path = "/admin/sites/vir/imports/"
                + JSON.readTree(job.body()).get("id").stringValue();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    assertRuns();
                    return !List.of("WAITING", "RUNNING")
                            .contains(read(path).get("state").stringValue());
                });
        return read(path);
    }

    private void assertRuns() {
        assertThat(process.isAlive()).as(this::said).isTrue();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Published comments of these articles together. */
    int count(List<String> articles) throws IOException, InterruptedException {
        return read("/sites/vir/comment-counts?article=" + String.join("&article=", articles))
                .get("counts")
                .values()
                .stream()
                .mapToInt(JsonNode::intValue)
                .sum();
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

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        issuer.stop(0);
        http.close();
    }
}
