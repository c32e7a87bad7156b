package org.usersay.endtoend.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client: like a browser with cookies and an origin, or like a program with a bearer token. */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI gateway;
    private final @Nullable Cookies cookies;
    private final Map<String, String> headers;

    private Visitor(URI gateway, @Nullable Cookies cookies, Map<String, String> headers) {
        this.gateway = gateway;
        this.cookies = cookies;
        this.headers = headers;
    }

    /** Sends the same headers as the elements in a page of the gateway. */
    public static Visitor browser(URI gateway) {
        return new Visitor(gateway, new Cookies(), Map.of("Origin", gateway.toString(), "X-Usersay", "1"));
    }

    public static Visitor program(URI gateway) {
        return new Visitor(gateway, null, Map.of());
    }

    /** The same visitor, whose requests carry this header from now on. */
    public Visitor with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Visitor(gateway, cookies, more);
    }

    /** The same visitor at another address, cookies and all. */
    public Visitor at(URI moved) {
        Visitor visitor = new Visitor(moved, cookies, headers);
        return headers.containsKey("Origin") ? visitor.with("Origin", moved.toString()) : visitor;
    }

    public Visitor without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Visitor(gateway, cookies, fewer);
    }

    public Visitor bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public String cookie(String name) {
        return cookies == null ? "" : cookies.value(name);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** The status of an answer whose body is not read to its end. */
    public int open(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).timeout(PATIENCE);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public Answer post(String path, Object json) {
        return json("POST", path, JSON.writeValueAsString(json));
    }

    public Answer put(String path, Object json) {
        return json("PUT", path, JSON.writeValueAsString(json));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** The body is sent unchanged. */
    public Answer json(String method, String path, String body) {
        return with("Content-Type", "application/json").send(method, path, BodyPublishers.ofString(body));
    }

    public Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(PATIENCE)
                .method(method, body);
        headers.forEach(request::setHeader);
        if (cookies != null && !cookies.headerFor(path).isEmpty()) {
            request.setHeader("Cookie", cookies.headerFor(path));
        }
        return send(method + " " + path, request.build());
    }

    private Answer send(String name, HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (cookies != null) {
                cookies.take(response.headers());
            }
            return new Answer(name, response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
