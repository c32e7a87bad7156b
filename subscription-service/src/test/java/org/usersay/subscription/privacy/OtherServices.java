package org.usersay.subscription.privacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.usersay.starter.internalapi.ServiceSignature;

/** Stands for the comments-service and the ratings-service: says what a test told it, to whoever signs. */
final class OtherServices {

    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String key;

    OtherServices(String key) {
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** They hold nothing about this reader, but know him. */
    void know(String reader) {
        for (var kind : new String[] {"comments", "comment-votes", "comment-reports", "ratings"}) {
            hold(reader, kind, "[]");
        }
    }

    /** Whatever is asked of a reader is answered so; half of it only, where it ends with three dots. */
    void hold(String reader, String kind, String items) {
        said.put("/internal/readers/" + reader + "/" + kind, items);
    }

    void remove(String reader, String kind) {
        said.remove("/internal/readers/" + reader + "/" + kind);
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var time = exchange.getRequestHeaders().getFirst(ServiceSignature.TIME);
            var signature = exchange.getRequestHeaders().getFirst(ServiceSignature.SIGNATURE);
            var items = said.get(path);
            if (items == null
                    || time == null
                    || !ServiceSignature.sign(key, time, "GET", path, "").equals(signature)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var bytes = items.getBytes(StandardCharsets.UTF_8);
            boolean cut = items.endsWith("...");
            exchange.sendResponseHeaders(200, cut ? bytes.length * 2L : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
