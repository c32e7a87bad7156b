package org.usersay.comments.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.comments.Api;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.WithStores;

/** Clients that do not read, over real connections. Events are numbered by their count. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@WithStores
@Import(Api.class)
@Timeout(120)
class SlowReaderTests {

    /** As long as an ordinary comment. */
    private static final String DATA = "\"" + "x".repeat(1_000) + "\"";

    @Autowired
    SseConnections connections;

    @Autowired
    LiveEventLog events;

    @Autowired
    LiveSettings settings;

    @LocalServerPort
    int port;

    private final ArticleKey article = new ArticleKey("vir", Api.article());
    private int published;

    @BeforeEach
    void awaitNoConnections() {
        Awaitility.await().until(() -> {
            connections.sendHeartbeats();
            return connections.size() == 0;
        });
    }

    @Test
    void slowClientIsDisconnectedAndResumesWithoutLossOrRepetition() throws IOException {
        try (var witness = open("");
                var slow = open("")) {
            while (connections.size() > 1) {
                publish();
                assertThat(witness.next()).hasValue(published);
                // The client is disconnected while all events that it misses are still kept.
                assertThat(published).isLessThan(settings.kept());
            }
            publish();
            assertThat(witness.next()).hasValue(published);

            var seen = slow.rest();
            assertThat(seen).hasSizeLessThan(published);
            try (var back = open(slow.lastId)) {
                while (seen.size() < published) {
                    seen.add(back.next().orElseThrow());
                }
                publish();
                seen.add(back.next().orElseThrow());
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, published).boxed().toList());
        }
    }

    @Test
    void disconnectedClientsHoldNoConnection() throws IOException {
        try (var witness = open("")) {
            var crowd = new ArrayList<Stream>();
            try {
                for (int i = 0; i < 20; i++) {
                    crowd.add(open(""));
                }
                while (connections.size() > 1) {
                    publish();
                    assertThat(witness.next()).hasValue(published);
                    assertThat(published).isLessThan(settings.kept());
                }
                for (var slow : crowd) {
                    slow.rest();
                    assertThat(slow.ended).isTrue();
                }
            } finally {
                for (var slow : crowd) {
                    slow.close();
                }
            }
        }
    }

    private void publish() {
        published++;
        assertThat(events.publish(List.of(new LiveEventLog.Entry(article, "comment.published", DATA, published))))
                .containsExactly(LiveEventLog.PublishResult.PUBLISHED);
    }

    /** A stream that has received its handshake. */
    private Stream open(String lastEventId) throws IOException {
        var stream = new Stream(port, article, lastEventId);
        stream.readHandshake();
        return stream;
    }

    /** An EventSource with the smallest receive buffer, which reads only when the test does. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader lines;
        private String lastId = "";
        private String unconfirmedId = "";
        private boolean ended;

        /** HTTP/1.0, so that the response ends with the connection. */
        Stream(int port, ArticleKey article, String lastEventId) throws IOException {
            socket.setReceiveBufferSize(1);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var seen = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /api/v1/sites/" + article.site() + "/articles/" + article.article()
                                    + "/comments/stream HTTP/1.0\r\nHost: localhost\r\n" + seen + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1);
        }

        void readHandshake() throws IOException {
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            while (!read().isEmpty()) {}
            while (lastId.isEmpty()) {
                read();
            }
        }

        /** Number of the next event that is complete with its id; empty where the stream has ended. */
        OptionalInt next() throws IOException {
            while (!ended) {
                var line = read();
                if (line.startsWith("data: {\"count\":")) {
                    int number = Integer.parseInt(line.substring(15, line.length() - 1));
                    if (!ended && read().isEmpty() && !ended) {
                        return OptionalInt.of(number);
                    }
                }
            }
            return OptionalInt.empty();
        }

        List<Integer> rest() throws IOException {
            var numbers = new ArrayList<Integer>();
            for (var number = next(); number.isPresent(); number = next()) {
                numbers.add(number.getAsInt());
            }
            return numbers;
        }

        /** An id counts when the empty line after it was received. */
        private String read() throws IOException {
            var line = line();
            if (line.startsWith("id: ")) {
                unconfirmedId = line.substring(4);
            } else if (line.isEmpty() && !ended && !unconfirmedId.isEmpty()) {
                lastId = unconfirmedId;
            }
            return line;
        }

        private String line() throws IOException {
            try {
                var line = lines.readLine();
                ended = line == null;
                return ended ? "" : line;
            } catch (SocketException reset) {
                ended = true;
                return "";
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
