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

/** Asks one service of this house; every request is signed. */
public final class SignedHttpClient {

    private final URI service;
    private final Duration timeout;
    private final String key;
    private final Clock clock;
    private final HttpClient http;

    SignedHttpClient(URI service, Duration timeout, String key, Clock clock) {
        this.service = service;
        this.timeout = timeout;
        this.key = key;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** Whether there is a key; without one every answer is 401. */
    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** Whatever it answers to a GET of {@code path}, query included. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same, read while it comes; who asks closes it. The body fails where the connection does before its end. */
    public HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return send("GET", path, "", HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Whatever it answers to this JSON. */
    public HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(timeout)
                .header(ServiceSignature.TIME, time)
                .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(key, time, method, path, body));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        return http.send(request.build(), handler);
    }
}
