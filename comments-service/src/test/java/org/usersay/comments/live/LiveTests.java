package org.usersay.comments.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.comments.Api;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.WithStores;
import redis.clients.jedis.UnifiedJedis;

/** Live streams as a client receives them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@WithStores
@Import(Api.class)
class LiveTests {

    @Autowired
    Api api;

    @Autowired
    SseConnections connections;

    @Autowired
    Sites sites;

    @Autowired
    UnifiedJedis redis;

    @Autowired
    LiveEventLog events;

    @LocalServerPort
    int port;

    private final String article = Api.article();

    @Test
    void publishedChangedAndRemovedArriveWithTheCount() throws IOException {
        try (var stream = open("")) {
            var id = Api.id(api.posted(article, "ann", "Hello *there*"));
            var published = stream.next("comment.published");
            assertThat(published).contains(id, "<em>there</em>").doesNotContain("\"text\"");
            assertThat(stream.next("count")).isEqualTo("{\"count\":1}");
            api.voted("bob", id, 1);
            assertThat(stream.next("comment.changed")).contains(id);
            api.decide("REJECT", id);
            assertThat(stream.next("comment.removed")).isEqualTo("{\"id\":\"" + id + "\"}");
            assertThat(stream.next("count")).isEqualTo("{\"count\":0}");
        }
    }

    @Test
    void countIsRightAfterRedisLostItsDataAndScripts() throws IOException {
        try (var stream = open("")) {
            api.posted(article, "ann", "first");
            assertThat(stream.next("count")).isEqualTo("{\"count\":1}");
            Stores.flushRedis();
            redis.scriptFlush();
            api.posted(article, "bob", "second");
            assertThat(stream.next("comment.published")).contains("second");
            assertThat(stream.next("count")).isEqualTo("{\"count\":2}");
        }
    }

    @Test
    void eventsLostBeforeTheyHadAnIdMakeEveryClientReload() throws IOException {
        try (var stream = open("")) {
            assertThat(events.publishReload()).isTrue();
            assertThat(stream.next("reload")).isEqualTo("{}");
        }
    }

    @Test
    void reconnectingClientGetsMissedEventsOnce() throws IOException {
        String lastId;
        try (var stream = open("")) {
            api.posted(article, "ann", "first");
            assertThat(stream.next("comment.published")).contains("first");
            stream.next("count");
            lastId = stream.id;
        }
        api.posted(article, "ann", "second");
        api.posted(article, "ann", "third");
        // The last event is received before the client reconnects, so all of them are in the log.
        try (var witness = open("")) {
            api.posted(article, "ann", "fourth");
            witness.next("comment.published");
        }
        try (var stream = open(lastId)) {
            assertThat(stream.next("comment.published")).contains("second");
            assertThat(stream.next("comment.published")).contains("third");
            assertThat(stream.next("comment.published")).contains("fourth");
            api.posted(article, "ann", "fifth");
            assertThat(stream.next("comment.published")).contains("fifth");
        }
    }

    @Test
    void clientThatHasSeenNoEventResumesFromTheHandshake() throws IOException {
        String lastId;
        try (var stream = open("")) {
            lastId = stream.readId();
        }
        api.posted(article, "ann", "meanwhile");
        try (var stream = open(lastId)) {
            assertThat(stream.next("comment.published")).contains("meanwhile");
        }
    }

    @Test
    void lastEventIdMayBeAQueryParameter() throws IOException {
        String lastId;
        try (var stream = open("")) {
            lastId = stream.readId();
        }
        api.posted(article, "ann", "meanwhile");
        String later;
        try (var stream = open("", "?lastEventId=" + lastId)) {
            assertThat(stream.next("comment.published")).contains("meanwhile");
            stream.next("count");
            later = stream.id;
        }
        api.posted(article, "ann", "later");
        try (var stream = open(later, "?lastEventId=" + lastId)) {
            assertThat(stream.next("comment.published")).contains("later");
        }
        try (var stream = open("", "?lastEventId=%3Cscript%3E")) {
            assertThat(stream.next("reload")).isEqualTo("{}");
        }
    }

    @Test
    void clientThatMissedEventsThatAreNotKeptReloads() throws IOException {
        String lastId;
        try (var stream = open("")) {
            lastId = stream.readId();
        }
        Stores.flushRedis();
        for (var seen : List.of(lastId, "0badcafe-7", "1-0", "<script>")) {
            try (var stream = open(seen)) {
                assertThat(stream.next("reload")).isEqualTo("{}");
            }
        }
    }

    @Test
    void unpublishedCommentsCauseNoEvents() throws IOException {
        try (var stream = open("")) {
            var id = Api.id(api.posted(article, "ann", "public"));
            stream.next("comment.published");
            api.decide("REJECT", id);
            stream.next("comment.removed");
            api.decide("SPAM", id);
            api.posted(article, "ann", "next");
            assertThat(stream.next("comment.published")).contains("next");
            assertThat(stream.seen).doesNotContain(id + "\",\"article\":\"" + article + "\",\"state\":\"SPAM");
        }
    }

    @Test
    void unknownSiteIs404AndMalformedArticleIs400() throws IOException, InterruptedException {
        assertThat(status("/sites/nowhere/articles/a/comments/stream")).isEqualTo(404);
        assertThat(status("/sites/vir/articles/%01/comments/stream")).isEqualTo(400);
    }

    @Test
    void heartbeatIsACommentLine() throws IOException {
        try (var stream = open("")) {
            stream.readId();
            connections.sendHeartbeats();
            stream.readUntil(": .");
        }
    }

    @Test
    void disconnectedClientIsRemovedAtOneOfTheNextHeartbeats() throws IOException {
        try (var stream = open("")) {
            stream.readId();
            assertThat(connections.size()).isPositive();
        }
        Awaitility.await().until(() -> {
            connections.sendHeartbeats();
            return connections.size() == 0;
        });
    }

    @Test
    void streamBeyondTheLimitIsRefusedWith503() {
        var full = new LiveSettings(200, Duration.ofHours(1), Duration.ofSeconds(20), 64, 1, Duration.ofMinutes(30));
        var ours = new SseConnections(Clock.systemUTC(), new SimpleMeterRegistry());
        var exchange = mock(AsyncContext.class);
        var key = new ArticleKey("vir", article);
        ours.add(new SseConnection(key, exchange, mock(ServletOutputStream.class), 3, Instant.MAX, closed -> {}));
        var controller = new LiveController(ours, mock(LiveEventLog.class), sites, full, Clock.systemUTC());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.open(
                        "vir", article, null, null, mock(HttpServletRequest.class), mock(HttpServletResponse.class)))
                .satisfies(refusal -> assertThat(refusal.problem().getStatus()).isEqualTo(503));
    }

    @Test
    void processSubscribesOnceForAllStreams() throws IOException {
        var before = subscriptions();
        var streams = new ArrayList<Stream>();
        try {
            for (int i = 0; i < 10; i++) {
                streams.add(open(""));
            }
            for (Stream stream : streams) {
                stream.readId();
            }
            assertThat(before).isPositive();
            assertThat(subscriptions()).isEqualTo(before);
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    /** Subscriptions to the channel, as Redis counts them. */
    private long subscriptions() {
        return redis.publish(LiveEventLog.CHANNEL, "vir/no-stream\nepoch\n1\ncount\n0\n{}");
    }

    @Test
    void clientWithAFullBacklogIsDisconnected() throws IOException {
        var slow = mock(ServletOutputStream.class);
        when(slow.isReady()).thenReturn(true, false);
        var exchange = mock(AsyncContext.class);
        var closed = new AtomicInteger();
        var key = new ArticleKey("vir", article);
        var connection = new SseConnection(key, exchange, slow, 3, Instant.MAX, ended -> closed.incrementAndGet());
        connection.onWritePossible();
        connection.start(EventId.NONE, List.of());
        for (int i = 0; i < 10; i++) {
            connection.send(LiveEvent.RELOAD);
        }
        verify(exchange).complete();
        assertThat(closed).hasValue(1);
    }

    @Test
    void brokenConnectionIsClosed() throws IOException {
        var broken = mock(ServletOutputStream.class);
        when(broken.isReady()).thenReturn(true);
        doThrow(new IOException("gone")).when(broken).write(any(byte[].class));
        var closed = new AtomicInteger();
        var connection = new SseConnection(
                new ArticleKey("vir", article),
                mock(AsyncContext.class),
                broken,
                3,
                Instant.MAX,
                ended -> closed.incrementAndGet());
        connection.onWritePossible();
        connection.start(EventId.NONE, List.of());
        assertThat(closed).hasValue(1);
    }

    private Stream open(String lastEventId) throws IOException {
        return open(lastEventId, "");
    }

    private Stream open(String lastEventId, String query) throws IOException {
        try {
            var request = HttpRequest.newBuilder(uri("/sites/vir/articles/" + article + "/comments/stream" + query));
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            return new Stream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private int status(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/api/v1" + path);
    }

    /** What a browser's EventSource does. */
    private static final class Stream implements AutoCloseable {
        private final BufferedReader lines;
        private String id = "";
        private String seen = "";

        Stream(BufferedReader lines) {
            this.lines = lines;
        }

        /** Data of the next event of this name; blocks until it comes. */
        String next(String name) throws IOException {
            var event = "";
            while (true) {
                var line = read();
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && event.equals(name)) {
                    return line.substring(6);
                }
            }
        }

        String readId() throws IOException {
            while (id.isEmpty()) {
                read();
            }
            return id;
        }

        void readUntil(String wanted) throws IOException {
            while (!read().equals(wanted)) {}
        }

        private String read() throws IOException {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            }
            seen += line;
            return line;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
