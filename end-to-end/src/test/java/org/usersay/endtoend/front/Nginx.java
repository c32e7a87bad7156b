package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Front of {@code deploy/nginx} on free ports, run by the installed nginx. */
final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("../deploy/nginx");
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);

    private final int httpPort = freePort();
    private final int httpsPort = freePort();
    private final int statusPort = freePort();
    private final Process process;
    private final HttpClient client;

    /** @param maxConnections of one address, in place of the configured number */
    Nginx(Path directory, URI gateway, int maxConnections) throws IOException, GeneralSecurityException {
        this(directory, List.of(gateway.getAuthority()), maxConnections);
    }

    /** @param gateways addresses with ports, as those of a name that has several */
    Nginx(Path directory, List<String> gateways, int maxConnections) throws IOException, GeneralSecurityException {
        this(directory, gateways, maxConnections, UnaryOperator.identity());
    }

    /** @param changes to the configuration, beyond those of places and ports */
    Nginx(Path directory, List<String> gateways, int maxConnections, UnaryOperator<String> changes)
            throws IOException, GeneralSecurityException {
        Certificate certificate = Certificate.create(Files.createDirectories(directory.resolve("tls")));
        Files.createDirectories(directory.resolve("conf.d"));
        Files.createDirectories(directory.resolve("cache"));
        Files.writeString(
                directory.resolve("conf.d/usersay.conf"),
                changes.apply(placed(Files.readString(CONFIGURATION.resolve("usersay.conf.template")), directory))
                        .replaceAll(
                                "server \\$\\{GATEWAY} (.*);",
                                gateways.stream()
                                        .map(gateway -> "server " + gateway + " $1;")
                                        .collect(Collectors.joining()))
                        .replaceAll("listen \\[::]:.*", "")
                        .replace("listen 80", "listen 127.0.0.1:" + httpPort)
                        .replace("listen 443", "listen 127.0.0.1:" + httpsPort)
                        .replace("limit_conn addresses 200", "limit_conn addresses " + maxConnections));
        Path main = Files.writeString(
                directory.resolve("nginx.conf"),
                placed(Files.readString(CONFIGURATION.resolve("nginx.conf")), directory)
                        .replace("http {", "http {" + temporaryDirectories(directory) + status()));
        process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-e",
                        "stderr",
                        "-p",
                        directory.toString(),
                        "-c",
                        main.toString(),
                        // Otherwise another user, who may not enter the directory.
                        "-g",
                        "daemon off; user " + System.getProperty("user.name") + ";")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        await("nginx, or its log")
                .atMost(STARTS_WITHIN)
                .ignoreException(IOException.class)
                .until(() -> {
                    assertThat(process.isAlive())
                            .as(Files.readString(directory.resolve("log")))
                            .isTrue();
                    return get("/front-ready").statusCode() > 0;
                });
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String placed(String configuration, Path directory) {
        return configuration
                .replace("/etc/nginx", directory.toString())
                .replace("/var/cache/nginx", directory.resolve("cache").toString())
                .replace("/var/run/nginx.pid", directory.resolve("pid").toString());
    }

    private static String temporaryDirectories(Path directory) {
        StringBuilder settings = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            settings.append("\n  %s_temp_path %s;".formatted(kind, directory.resolve("cache/" + kind)));
        }
        return settings.toString();
    }

    private String status() {
        return "\n  server { listen 127.0.0.1:%d; location / { stub_status; } }".formatted(statusPort);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    HttpClient client() {
        return client;
    }

    /** Address without TLS. */
    URI plain(String path) {
        return URI.create("http://localhost:" + httpPort + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + httpsPort + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Requests that have reached it since its start, those for this number among them. */
    long requests() throws IOException, InterruptedException {
        URI status = URI.create("http://127.0.0.1:" + statusPort);
        String counts = client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();
        return Long.parseLong(counts.strip().split(" ", -1)[2]);
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        process.onExit().join();
    }
}
