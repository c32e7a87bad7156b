package org.usersay.web.elements;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an element sent. */
record Request(
        String method,
        URI address,
        @Nullable String header,
        @Nullable String key,
        @Nullable String version,
        String body) {

    private static final String BASE = "/api/v1";

    static Request of(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers.getFirst("X-Usersay"),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("If-Match"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** As in {@code PUT /comments/c1/vote}. */
    String call() {
        return method + " " + address.getPath().substring(BASE.length());
    }
}
