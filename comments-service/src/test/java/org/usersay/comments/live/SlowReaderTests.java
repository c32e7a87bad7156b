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

/** Readers who do not read, over real connections. Events are numbered by the count they bring. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@WithStores
@Import(Api.class)
@Timeout(120)
class SlowReaderTests {

    /** As long as an ordinary comment. */
    private static final String DATA = "\"" + "x".repeat(1_000) + "\"";

    @Autowired
    SseConnections sseConnections;

    @Autowired
    LiveEventLog events;

    @Autowired
    LiveSettings settings;

    @LocalServerPort
    int port;

    private final ArticleKey thread = new ArticleKey("vir", Api.article());
    private int told;

    @BeforeEach
    void nobodyElseIsHere() {
        Awaitility.await().until(() -> {
            sseConnections.beat();
            return sseConnections.open() == 0;
        });
    }

    @Test
    void isDroppedWhileOthersHearAllAndCatchesUpWithNothingLostOrTwice() throws IOException {
        try (var witness = open("");
                var slow = open("")) {
            while (sseConnections.open() > 1) {
                tell();
                assertThat(witness.next()).hasValue(told);
                // He is dropped while all that he misses is still kept.
                assertThat(told).isLessThan(settings.kept());
            }
            tell();
            assertThat(witness.next()).hasValue(told);

            var seen = slow.rest();
            assertThat(seen).hasSizeLessThan(told);
            try (var back = open(slow.mark)) {
                while (seen.size() < told) {
                    seen.add(back.next().orElseThrow());
                }
                tell();
                seen.add(back.next().orElseThrow());
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, told).boxed().toList());
        }
    }

    @Test
    void holdsNothingHereOnceHeIsDropped() throws IOException {
        try (var witness = open("")) {
            var crowd = new ArrayList<Stream>();
            try {
                for (int i = 0; i < 20; i++) {
                    crowd.add(open(""));
                }
                while (sseConnections.open() > 1) {
                    tell();
                    assertThat(witness.next()).hasValue(told);
                    assertThat(told).isLessThan(settings.kept());
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

    private void tell() {
        told++;
        assertThat(events.publish(List.of(new LiveEventLog.Entry(thread, "comment.published", DATA, told))))
                .containsExactly(LiveEventLog.Kept.YES);
    }

    /** Opened, and in its room. */
    private Stream open(String lastEventId) throws IOException {
        var stream = new Stream(port, thread, lastEventId);
        stream.readMark();
        return stream;
    }

    /** A browser's EventSource with as little room as the system gives, and read only when the test does. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader lines;
        private String mark = "";
        private String id = "";
        private boolean ended;

        /** HTTP/1.0, so that the end of the connection is the end of the answer. */
        Stream(int port, ArticleKey thread, String lastEventId) throws IOException {
            socket.setReceiveBufferSize(1);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var seen = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /api/v1/sites/" + thread.site() + "/articles/" + thread.article()
                                    + "/comments/stream HTTP/1.0\r\nHost: localhost\r\n" + seen + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1);
        }

        void readMark() throws IOException {
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            while (!read().isEmpty()) {}
            while (mark.isEmpty()) {
                read();
            }
        }

        /** The next event's number, once it came whole with its mark; nothing where the stream has ended. */
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

        /** A mark counts when the empty line after it has come. */
        private String read() throws IOException {
            var line = line();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.isEmpty() && !ended && !id.isEmpty()) {
                mark = id;
            }
            return line;
        }

        private String line() throws IOException {
            try {
                var line = lines.readLine();
                ended = line == null;
                return ended ? "" : line;
            } catch (SocketException dropped) {
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
