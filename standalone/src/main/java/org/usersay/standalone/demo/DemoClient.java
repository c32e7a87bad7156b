package org.usersay.standalone.demo;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** HTTP client that keeps the limits of the API: after a 429 or a 503 it waits as long as the response says. */
final class DemoClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final URI gateway;
    private final CountDownLatch stopped;
    private final HttpClient client;

    /** @param stopped ends every wait */
    DemoClient(URI gateway, CountDownLatch stopped) {
        this.gateway = gateway;
        this.stopped = stopped;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
        ownAddress(gateway).ifPresent(builder::localAddress);
        client = builder.build();
    }

    /**
     * A second address of this machine, with allowances of its own: the readers of the demo sign in as often as one address
     * may, and who has just started the system wants to sign in too. Empty where a system has only one, as macOS does.
     */
    private static Optional<InetAddress> ownAddress(URI gateway) {
        try {
            InetAddress address = InetAddress.ofLiteral("127.0.0.2");
            new ServerSocket(0, 1, address).close();
            return InetAddress.getByName(gateway.getHost()) instanceof Inet4Address
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IOException unavailable) {
            return Optional.empty();
        }
    }

    /**
     * One call.
     *
     * @param token of the caller; empty for a stranger
     * @param key sent as {@code Idempotency-Key}; empty for none
     */
    record Call(String method, String path, String body, String token, String key) {

        static Call get(String path, String token) {
            return new Call("GET", path, "", token, "");
        }

        static Call post(String path, String body) {
            return new Call("POST", path, body, "", "");
        }

        Call by(String caller) {
            return new Call(method, path, body, caller, key);
        }

        Call once(String name) {
            return new Call(method, path, body, token, name);
        }
    }

    /** The response, whatever its status, but a 429 or 503. */
    HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(call.path()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body()));
        if (!call.token().isEmpty()) {
            request.header("Authorization", "Bearer " + call.token());
        }
        if (!call.key().isEmpty()) {
            request.header("Idempotency-Key", call.key());
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        while (LATER.contains(response.statusCode())) {
            pause(Duration.ofSeconds(
                    response.headers().firstValueAsLong("Retry-After").orElse(1)));
            response = client.send(request.build(), BodyHandlers.ofString());
        }
        return response;
    }

    /** The body of a successful response. */
    String require(Call call) throws IOException, InterruptedException {
        HttpResponse<String> response = send(call);
        if (response.statusCode() >= 300) {
            throw new IOException(call.method() + " " + call.path() + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** @throws InterruptedException once the day is stopped */
    void pause(Duration wait) throws InterruptedException {
        if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("stopped");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
