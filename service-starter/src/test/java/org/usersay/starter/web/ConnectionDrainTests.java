package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that is to stop, and connections to it. */
class ConnectionDrainTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    /** Jetty has done with a response: until then its connection may end with it although it does not say so. */
    private final CountDownLatch responded = new CountDownLatch(1);

    private final CountDownLatch drained = new CountDownLatch(1);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
                if (request.getHttpURI().getPath().equals("/held")) {
                    begun.countDown();
                    held.await();
                }
                response.getHeaders().put("Content-Length", 4);
                Content.Sink.write(response, true, "here", Callback.from(callback, responded::countDown));
                return true;
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        held.countDown();
        server.stop();
    }

    private ConnectionDrain drain(Duration length) throws Exception {
        var drain = new ConnectionDrain(length);
        drain.customize(server);
        server.start();
        drain.start();
        return drain;
    }

    private Socket connection() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    }

    private static boolean isRefused(int port) throws IOException {
        try (var accepted = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !accepted.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static void send(Socket connection, String path) throws IOException {
        connection
                .getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A response whose connection stays open. */
    private static String response(Socket connection) throws IOException {
        var bytes = new ByteArrayOutputStream();
        do {
            bytes.write(connection.getInputStream().read());
        } while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("here"));
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** Everything up to the connection's end. */
    private static String rest(Socket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                .lines()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void openConnectionIsServedOnceMoreWhileNewOnesAreRefused() throws Exception {
        var drain = drain(LONG);
        int port = connector.getLocalPort();
        try (var open = connection()) {
            send(open, "/");
            assertThat(response(open)).doesNotContain("close");
            responded.await();

            drain.stop(drained::countDown);

            assertThat(drain.isRunning()).isFalse();
            // The system closes the port once Jetty's thread no longer waits for a connection.
            await().until(() -> isRefused(port));
            assertThat(drained.getCount()).isOne();
            send(open, "/");
            assertThat(rest(open)).contains("200 OK", "Connection: close").endsWith("here");
        }
        drained.await();
    }

    @Test
    void requestUnderWayEndsItsConnectionToo() throws Exception {
        var drain = drain(LONG);
        try (var open = connection()) {
            send(open, "/held");
            begun.await();

            drain.stop(drained::countDown);
            held.countDown();

            assertThat(rest(open)).contains("200 OK", "Connection: close").endsWith("here");
        }
        drained.await();
    }

    @Test
    void requestThatTakesLongerThanTheDrainIsAnswered() throws Exception {
        var drain = drain(Duration.ofMillis(300));
        try (var unused = connection();
                var open = connection()) {
            send(unused, "/");
            response(unused);
            send(open, "/held");
            begun.await();

            drain.stop(drained::countDown);
            drained.await();
            assertThat(rest(unused)).isEmpty();
            held.countDown();

            assertThat(rest(open)).contains("200 OK", "Connection: close").endsWith("here");
        }
    }

    @Test
    void unusedConnectionIsWaitedForNoLongerThanTheDrainLasts() throws Exception {
        var drain = drain(Duration.ofMillis(300));
        try (var open = connection()) {
            send(open, "/");
            response(open);

            drain.stop(drained::countDown);

            drained.await();
            assertThat(rest(open)).isEmpty();
        }
    }

    @Test
    void withoutALengthNothingIsWaitedFor() throws Exception {
        var drain = drain(Duration.ZERO);
        try (var open = connection()) {
            send(open, "/");
            response(open);

            drain.stop(drained::countDown);

            drained.await();
        }
    }

    @Test
    void stopsWhereNoServerWasStarted() throws InterruptedException {
        var drain = new ConnectionDrain(LONG);
        drain.stop(drained::countDown);

        drained.await();
    }
}
