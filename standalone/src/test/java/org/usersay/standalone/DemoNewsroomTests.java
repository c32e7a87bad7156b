package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoNewsroomTests {

    private static final String ONE = """
            {"article":"one","title":"A \\"quoted\\" title","path":"/articles/one","category":"money",
             "publishedAt":"2026-01-05T07:20:00Z"}""";

    @TempDir
    Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String articles = "[" + ONE + "]";
    private volatile int refusal;
    private HttpServer gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        String answer = path.equals("/announcements.json")
                ? articles
                : path.equals("/api/v1/tokens") ? "{\"accessToken\":\"t1\",\"expiresIn\":600}" : "";
        boolean put = exchange.getRequestMethod().equals("PUT");
        exchange.sendResponseHeaders(put && refusal != 0 ? refusal : 200, put ? -1 : answer.length());
        if (!put) {
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
        exchange.close();
    }

    private void announce() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        new DemoNewsroom(address, "https://news.example", new Administrator("a@example.org", "secret"))
                .announce(directory.resolve("announced"));
    }

    @Test
    void everyArticleIsAnnouncedByTheAdministrator() throws Exception {
        announce();

        assertThat(asked)
                .containsExactly(
                        "GET /announcements.json null ",
                        asked.get(1),
                        "PUT /api/v1/admin/sites/vir/articles/one Bearer t1 "
                                + "{\"title\":\"A \\\"quoted\\\" title\",\"category\":\"money\","
                                + "\"publishedAt\":\"2026-01-05T07:20:00Z\",\"url\":\"https://news.example/articles/one\"}");
        assertThat(asked.get(1)).startsWith("POST /api/v1/tokens").contains("a@example.org", "secret");
    }

    @Test
    void whatWasAnnouncedIsLeftAsItIs() throws Exception {
        announce();
        asked.clear();

        announce();
        assertThat(asked).containsExactly("GET /announcements.json null ");

        articles = "[" + ONE + "," + ONE.replace("one", "two") + "]";
        announce();
        assertThat(asked).filteredOn(request -> request.startsWith("PUT")).hasSize(2);
    }

    @Test
    void whatWasRefusedIsTriedAgain() throws Exception {
        refusal = 503;
        assertThatIOException().isThrownBy(this::announce).withMessageContaining("503");

        refusal = 0;
        asked.clear();
        announce();
        assertThat(asked).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
    }
}
