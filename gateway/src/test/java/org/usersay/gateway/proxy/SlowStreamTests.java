package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** A service that sends an event for each permit of the test, or, asked for a flood, as many as are taken. */
@GatewayTest
@Timeout(120)
class SlowStreamTests {

    private static final String STREAM = "/api/v1/sites/vir/articles/a1/comments/stream";
    /** As long as an ordinary comment. */
    private static final String WORDS = "x".repeat(1_000);

    private static final BlockingQueue<List<String>> ASKED = new LinkedBlockingQueue<>();
    private static final ConcurrentMap<String, Semaphore> PACES = new ConcurrentHashMap<>();
    private static final AtomicInteger FLOOD = new AtomicInteger();
    private static final CountDownLatch DROPPED = new CountDownLatch(1);
    private static final ServerSocket SERVICE = RawService.start(SlowStreamTests::serve);

    private final String paced = "?paced=" + UUID.randomUUID();
    private final Semaphore next = PACES.computeIfAbsent(paced, name -> new Semaphore(0));

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("stub.comments", () -> "http://localhost:" + SERVICE.getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException {
        SERVICE.close();
    }

    @Test
    void whereTheReaderStoodPassesInTheHeaderAndInTheAddress(Client client) throws Exception {
        try (var reader = connect(client)) {
            ASKED.clear();
            ask(reader, "?lastEventId=0badcafe-6", "Last-Event-ID: 0badcafe-7\r\n");
            var asked = ASKED.take();
            assertThat(asked.getFirst()).isEqualTo("GET " + STREAM + "?lastEventId=0badcafe-6 HTTP/1.1");
            assertThat(asked).contains("Last-Event-ID: 0badcafe-7");
        }
    }

    @Test
    void eachEventArrivesBeforeTheNextIsSent(Client client) throws IOException {
        try (var reader = connect(client)) {
            var lines = ask(reader, paced, "");
            for (int event = 0; event < 100; event++) {
                next.release();
                assertThat(next(lines)).isEqualTo("data: " + event);
            }
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndTheServiceWithHimWhileOthersReadOn(Client client) throws IOException {
        try (var witness = connect(client);
                var slow = connect(client)) {
            var lines = ask(witness, paced, "");
            ask(slow, "?flood", "");
            var heard = new AtomicInteger();
            Awaitility.await().atMost(Duration.ofSeconds(100)).until(() -> {
                next.release();
                assertThat(next(lines)).isEqualTo("data: " + heard.getAndIncrement());
                return DROPPED.getCount() == 0;
            });
            // What lies between the service and him is less than the service keeps for whoever comes back.
            assertThat(FLOOD.get()).isPositive().isLessThan(200);
        }
    }

    private static Socket connect(Client client) throws IOException {
        var reader = new Socket();
        reader.setReceiveBufferSize(1);
        reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), client.port()));
        return reader;
    }

    private static BufferedReader ask(Socket reader, String query, String header) throws IOException {
        reader.getOutputStream()
                .write(("GET " + STREAM + query + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return line;
            }
        }
        return "none";
    }

    private static void serve(Socket gateway) throws IOException {
        gateway.setSendBufferSize(16 * 1024);
        var head = head(gateway);
        ASKED.add(head);
        say(gateway, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8\r\n\r\n: hello\n\n");
        if (head.getFirst().contains("?flood")) {
            flood(gateway);
        } else {
            pace(gateway, head.getFirst().split(" ", 3)[1].substring(STREAM.length()));
        }
    }

    private static void pace(Socket gateway, String by) throws IOException {
        var next = PACES.get(by);
        for (int event = 0; next != null; event++) {
            next.acquireUninterruptibly();
            say(gateway, "data: " + event + "\n\n");
        }
    }

    private static void flood(Socket gateway) {
        try {
            while (true) {
                say(gateway, "data: " + WORDS + "\n\n");
                FLOOD.incrementAndGet();
            }
        } catch (IOException dropped) {
            DROPPED.countDown();
        }
    }

    private static List<String> head(Socket gateway) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        var head = new ArrayList<String>();
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            head.add(line);
        }
        return head;
    }

    private static void say(Socket gateway, String what) throws IOException {
        gateway.getOutputStream().write(what.getBytes(StandardCharsets.UTF_8));
    }
}
