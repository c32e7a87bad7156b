package org.usersay.starter.internalapi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.usersay.starter.discovery.ServiceAddresses;

/** HTTP client of all instances of one other service; every request is signed, and guarded by a circuit breaker. */
public final class SignedHttpClient {

    private final ServiceAddresses addresses;
    private final URI service;
    private final Duration timeout;
    private final String key;
    private final Clock clock;
    private final CallGuard guard;
    private final HttpClient http;

    SignedHttpClient(
            HttpClient http,
            ServiceAddresses addresses,
            URI service,
            Duration timeout,
            String key,
            Clock clock,
            CallGuard guard) {
        this.addresses = addresses;
        this.service = service;
        this.timeout = timeout;
        this.key = key;
        this.clock = clock;
        this.guard = guard;
        this.http = http;
    }

    /** Whether there is a key; without one every answer is 401. */
    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** The answer, of whatever status, to a GET of {@code path} with its query. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return guard.repeatedly(() -> send("GET", path, "", HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** As {@link #get}, with a body to stream and close. It fails where the connection does before its end. */
    public HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return guard.repeatedly(() -> send("GET", path, "", HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** The answer, of whatever status, to a POST of {@code json}. */
    public HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
        return guard.once(() -> send("POST", path, json, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return addresses.call(
                service, instance -> http.send(request(instance.resolve(path), method, path, body), handler));
    }

    private HttpRequest request(URI to, String method, String path, String body) {
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(to)
                .timeout(timeout)
                .header(ServiceSignature.TIME, time)
                .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(key, time, method, path, body));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        return request.build();
    }
}
