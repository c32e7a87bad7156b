package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.proxy.ServiceSettings.Address;

/** A service of two instances, one of which is gone, and connections that break. */
class ServiceClientTests {

    /** The first of them has no instance. */
    private static final DnsResolver TWO_ADDRESSES = new SystemDefaultDnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress()};
        }
    };

    private final AtomicInteger requests = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT"})
    void theInstanceThatIsThereGetsTheRequest(String method) throws IOException {
        try (var service = RawService.start(this::answer);
                var client = client(service)) {
            assertThat(send(client, method)).isEqualTo("here");
        }
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void idempotentRequestIsSentAgainWhereItsConnectionBroke(String method) throws IOException {
        try (var service = RawService.start(this::breakOnce);
                var client = client(service)) {
            assertThat(send(client, method)).isEqualTo("here");
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void writeWithAKeyIsSentAgain() throws IOException {
        try (var service = RawService.start(this::breakOnce);
                var client = client(service)) {
            assertThat(send(client, "POST", "Idempotency-Key")).isEqualTo("here");
        }
        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"POST, Accept", "PATCH, Accept", "PUT, If-Match", "DELETE, If-Match"})
    void writeThatMayHaveBeenCarriedOutIsNotSentAgain(String method, String header) throws IOException {
        try (var service = RawService.start(this::breakOnce);
                var client = client(service)) {
            assertThatThrownBy(() -> send(client, method, header)).isInstanceOf(NoHttpResponseException.class);
        }
        assertThat(requests).hasValue(1);
    }

    /** The system has accepted the connection, the process that stops has not, when the port is closed. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @CsvSource({"GET, Accept", "PUT, Accept", "POST, Idempotency-Key"})
    void requestThatOneInstanceDidNotAcceptIsSentToTheOther(String method, String header) throws Exception {
        try (var service = RawService.start(this::answer);
                var stopping = new ServerSocket(service.getLocalPort(), 1, InetAddress.getByName("127.0.0.2"));
                var client = client(service)) {
            var response = CompletableFuture.supplyAsync(() -> uncheckedSend(client, method, header));
            await().until(() -> isReceived(stopping.getLocalPort()));

            stopping.close();

            assertThat(response.get()).isEqualTo("here");
        }
        assertThat(requests).hasValue(1);
    }

    /** Whether something waits to be read in an established connection to this port of the first address. */
    private static boolean isReceived(int port) throws IOException {
        var connections = new ArrayList<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            connections.addAll(Files.readAllLines(Path.of(table)));
        }
        return connections.stream()
                .map(connection -> connection.strip().split("\\s+", -1))
                .anyMatch(field -> field[1].endsWith("0200007F:%04X".formatted(port))
                        && field[3].equals("01")
                        && !field[4].endsWith(":00000000"));
    }

    @Test
    void requestIsSentAgainOnANewConnectionSinceTheOtherUnusedOnesMayBeBrokenToo() throws Exception {
        var together = new CyclicBarrier(2);
        try (var service = RawService.start(gateway -> answerOnce(gateway, together));
                var client = client(service)) {
            var other = CompletableFuture.supplyAsync(() -> uncheckedSend(client, "GET", "Accept"));
            assertThat(send(client, "GET")).isEqualTo("here");
            assertThat(other.get()).isEqualTo("here");

            assertThat(send(client, "GET")).isEqualTo("here");
        }
        assertThat(requests).hasValue(4);
    }

    /** Keeps the connection, and ends it with the next request. The first two requests are answered together. */
    private void answerOnce(Socket gateway, CyclicBarrier together) throws IOException {
        read(gateway);
        if (requests.get() <= 2) {
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new AssertionError(e);
            }
        }
        gateway.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere".getBytes(StandardCharsets.US_ASCII));
        read(gateway);
    }

    private static String uncheckedSend(ServiceClient client, String method, String header) {
        try {
            return send(client, method, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void breakOnce(Socket gateway) throws IOException {
        if (requests.get() > 0) {
            answer(gateway);
        } else {
            read(gateway);
        }
    }

    private void answer(Socket gateway) throws IOException {
        read(gateway);
        gateway.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void read(Socket gateway) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.US_ASCII));
        String line;
        do {
            line = lines.readLine();
            if (line == null) {
                throw new EOFException();
            }
        } while (!line.isEmpty());
        requests.incrementAndGet();
    }

    private static ServiceClient client(ServerSocket service) {
        var uri = URI.create("http://instances.example:" + service.getLocalPort());
        var address = new Address(uri, uri, Duration.ofSeconds(10), Duration.ofSeconds(10), 4, 4);
        return new ServiceClient(
                "comments", address, TWO_ADDRESSES, Timeout.ofSeconds(10), 4, 8192, 0, ObservationRegistry.NOOP);
    }

    private static String send(ServiceClient client, String method) throws IOException {
        return send(client, method, "Accept");
    }

    private static String send(ServiceClient client, String method, String header) throws IOException {
        var request = new CancellableRequest(method, client.host(), "/");
        request.setHeader(header, "\"any\"");
        try (var response = client.send(request)) {
            return EntityUtils.toString(response.getEntity());
        } catch (org.apache.hc.core5.http.ParseException e) {
            throw new AssertionError(e);
        }
    }
}
