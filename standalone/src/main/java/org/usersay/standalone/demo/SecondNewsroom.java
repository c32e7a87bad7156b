package org.usersay.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** Pages of a second demo site, of another brand and another origin, which embed the elements of the gateway. */
public final class SecondNewsroom implements AutoCloseable {

    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/cho-noi-hop-muon", "cho-noi-hop-muon.html",
            "/buyt-dien-ven-song", "buyt-dien-ven-song.html",
            "/style.css", "style.css",
            "/logo.svg", "logo.svg");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final URI gateway;
    private final HttpServer server;

    /** Serves on this port of the loopback address. */
    public SecondNewsroom(URI gateway, int port) throws IOException {
        this.gateway = gateway;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = FILES.get(exchange.getRequestURI().getPath());
        if (name == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            byte[] page = file(name);
            exchange.getResponseHeaders().set("Content-Type", TYPES.get(name.substring(name.indexOf('.') + 1)));
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : page.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(page);
            }
        }
        exchange.close();
    }

    private byte[] file(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SecondNewsroom.class.getResourceAsStream("/demo/second/" + name))) {
            return new String(file.readAllBytes(), UTF_8)
                    .replace("{{gateway}}", gateway.toString())
                    .getBytes(UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
