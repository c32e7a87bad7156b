package org.usersay.endtoend.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Web server of a publisher, whose page embeds the elements as documented. */
public final class PublisherSite implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html>
            <html lang="LANGUAGE">
            <head>
              <meta charset="utf-8"><title>A publisher's page</title>
              <script type="module" src="GATEWAY/usersay.js"></script>
              <style>user-say { --usersay-accent: rgb(1, 2, 3); }</style>
            </head>
            <body>
              <main>
                <h1>A publisher's page</h1>
                <p class="dateline"><user-say-count site="vir" article="ARTICLE"></user-say-count></p>
                <p class="story"><star-rating site="vir" article="ARTICLE"></star-rating></p>
                <user-say site="vir" article="ARTICLE"></user-say>
                <subscription-form site="vir"></subscription-form>
              </main>
            </body>
            </html>
            """;

    private final HttpServer server;
    private volatile String page = "";
    private volatile String policy = "";

    public PublisherSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            byte[] body = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (!policy.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI origin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** From now on the page is about this article, in this language. */
    public void show(URI gateway, String article, String language) {
        String html = PAGE.replace("GATEWAY", gateway.toString())
                .replace("ARTICLE", article)
                .replace("LANGUAGE", language);
        show(html, "");
    }

    /** From now on the page is this one, with this content security policy unless it is empty. */
    public void show(String html, String contentSecurityPolicy) {
        page = html;
        policy = contentSecurityPolicy;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
