package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Announced articles reach the ratings-service, at least once and in their latest form. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.service.key=a key that services share")
class AnnouncementTests {

    private static final Ratings RATINGS = new Ratings();

    @Autowired
    Api api;

    private final String article = Api.article();

    @DynamicPropertySource
    static void ratings(DynamicPropertyRegistry registry) {
        registry.add("usersay.announcements.service", RATINGS::address);
    }

    @AfterAll
    static void stop() {
        RATINGS.server.stop(0);
    }

    @Test
    void announcementReachesTheRatings() {
        announce("OPEN");
        await().untilAsserted(() -> assertThat(RATINGS.accepted(article)).hasSize(1));
        var announced = RATINGS.accepted(article).getFirst();
        assertThat(announced.get("title").stringValue()).isEqualTo("T OPEN");
        assertThat(announced.get("category").stringValue()).isEqualTo("money");
        assertThat(announced.get("closed").booleanValue()).isFalse();
        announce("CLOSED");
        await().untilAsserted(() -> assertThat(RATINGS.accepted(article)).hasSizeGreaterThan(1));
        assertThat(RATINGS.accepted(article).getLast().get("closed").booleanValue())
                .isTrue();
        assertThat(RATINGS.accepted(article).getLast().get("revision").longValue())
                .isGreaterThan(announced.get("revision").longValue());
    }

    @Test
    void announcementIsSentAgainUntilItIsAccepted() {
        RATINGS.status = 503;
        var refusals = RATINGS.refused.get();
        announce("PREMODERATED");
        await().until(() -> RATINGS.refused.get() > refusals);
        assertThat(RATINGS.accepted(article)).isEmpty();
        RATINGS.status = 204;
        await().untilAsserted(() -> assertThat(RATINGS.accepted(article)).isNotEmpty());
        assertThat(RATINGS.accepted(article).getFirst().get("closed").booleanValue())
                .isFalse();
    }

    private void announce(String state) {
        var body = Api.json()
                .put("title", "T " + state)
                .put("url", "http://localhost:8080/story")
                .put("category", "money")
                .put("state", state);
        assertThat(api.call(HttpMethod.PUT, "/admin/sites/vir/articles/" + article, Tokens.administrator("cms"), body))
                .hasStatusOk();
    }

    /** The ratings-service's end. */
    private static final class Ratings {
        final HttpServer server;
        final List<JsonNode> received = new CopyOnWriteArrayList<>();
        volatile int status = 204;
        final AtomicInteger refused = new AtomicInteger();

        Ratings() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/internal/articles", this::answer);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            var batch = JsonMapper.shared().readTree(exchange.getRequestBody());
            if (status == 204) {
                batch.get("items").forEach(received::add);
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }

        List<JsonNode> accepted(String article) {
            return received.stream()
                    .filter(item -> item.get("article").stringValue().equals(article))
                    .toList();
        }
    }
}
