package org.usersay.endtoend.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Public keys that the services trust: those of the system and one of the tests, so that a test can send a token that
 * is correctly signed and yet invalid.
 */
final class KeySet implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SigningKey trusted;
    private volatile @Nullable URI system;
    private volatile @Nullable String latest;

    KeySet(SigningKey trusted) {
        this.trusted = trusted;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks.json");
    }

    /** Adds the keys of the system; before, the set is empty. */
    void publish(URI systemKeys) {
        system = systemKeys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String real = systemKeys();
            if (real == null) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            ObjectNode set = (ObjectNode) JSON.readTree(real);
            ((ArrayNode) set.get("keys")).add(JSON.valueToTree(trusted.jwk()));
            byte[] body = JSON.writeValueAsBytes(set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The latest where the system publishes none at the moment, as while it is restarted; null before the first ones. */
    private @Nullable String systemKeys() throws InterruptedException {
        URI source = system;
        if (source != null) {
            try {
                latest = client.send(HttpRequest.newBuilder(source).build(), BodyHandlers.ofString())
                        .body();
            } catch (IOException restarted) {
                return latest;
            }
        }
        return latest;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
