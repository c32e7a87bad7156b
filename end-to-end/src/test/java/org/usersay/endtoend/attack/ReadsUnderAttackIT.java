package org.usersay.endtoend.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/**
 * Reads of others while one address sends malformed requests and unfinished bodies as fast as it can. All are answered; their
 * 99th percentile in quiet and under attack, of rounds in turn, is printed, not asserted. Runs with the harder corpus only.
 */
@EnabledIfSystemProperty(named = "usersay.attack.variations", matches = "[1-9][0-9]*")
class ReadsUnderAttackIT {

    private static final int ROUNDS = 8;
    private static final int READS = 500;
    private static final int UNFINISHED = 400;
    private static final int SENDERS = 4;

    @Test
    void othersAreServed(@TempDir Path data) throws Exception {
        try (Usersay usersay = Usersay.start(data, options -> options.withEnvironment("USERSAY_LIMITS_FACTOR", "1"))) {
            Article article = Article.fresh();
            usersay.reader("author")
                    .post(article.comments(), Map.of("text", "A comment."))
                    .expect(201);
            for (int warmUp = 0; warmUp < 4; warmUp++) {
                read(usersay, article);
            }
            List<Long> quiet = new ArrayList<>();
            List<Long> attacked = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                quiet.addAll(read(usersay, article));
                try (Attackers attackers = new Attackers(usersay.gateway())) {
                    attackers.start();
                    attacked.addAll(read(usersay, article));
                }
            }
            System.out.printf(
                    "p50 of reads: %.1f ms in quiet, %.1f ms under attack%np99 of reads: %.1f ms in quiet, %.1f ms under attack (%.1f times)%n",
                    percentile(quiet, 50),
                    percentile(attacked, 50),
                    percentile(quiet, 99),
                    percentile(attacked, 99),
                    percentile(attacked, 99) / percentile(quiet, 99));
        }
    }

    /** Nanoseconds of reads that are not in the gateway's cache; each is answered with 200. */
    private static List<Long> read(Usersay usersay, Article article) {
        Visitor other = usersay.program();
        List<Long> times = new ArrayList<>();
        for (int read = 0; read < READS; read++) {
            long begun = System.nanoTime();
            int status =
                    other.get(article.comments() + "?limit=" + (1 + read % 100)).status();
            times.add(System.nanoTime() - begun);
            assertThat(status).isEqualTo(200);
        }
        return times;
    }

    private static double percentile(List<Long> times, int percent) {
        return times.stream().sorted().toList().get(times.size() * percent / 100) / 1e6;
    }

    /** Clients of one address, another than the readers'. */
    private static final class Attackers implements AutoCloseable {

        private final URI gateway;
        private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Socket> unfinished = new ArrayList<>();

        Attackers(URI gateway) {
            this.gateway = gateway;
        }

        void start() throws IOException {
            for (int body = 0; body < UNFINISHED; body++) {
                announceBody(body % 2 == 0 ? "/api/v1/session" : "/api/v1/admin/sites/vir/imports?format=remark42");
            }
            for (int sender = 0; sender < SENDERS; sender++) {
                senders.execute(this::sendMalformed);
            }
        }

        private void announceBody(String path) throws IOException {
            Socket socket = connect();
            unfinished.add(socket);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                                    + "\r\nContent-Length: 2000\r\n\r\n{")
                            .getBytes(US_ASCII));
        }

        private void sendMalformed() {
            byte[] request = ("GET /api/v1/sites/vir/comments/latest?%zz HTTP/1.1\r\nHost: " + gateway.getAuthority()
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(US_ASCII);
            while (!over.get()) {
                try (Socket socket = connect()) {
                    socket.getOutputStream().write(request);
                    socket.getInputStream().readAllBytes();
                } catch (SocketException refused) {
                    // As it should be.
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }

        private Socket connect() throws IOException {
            return new Socket(
                    InetAddress.ofLiteral("127.0.0.1"), gateway.getPort(), InetAddress.ofLiteral("127.0.0.2"), 0);
        }

        @Override
        public void close() throws IOException {
            over.set(true);
            senders.close();
            for (Socket socket : unfinished) {
                socket.close();
            }
        }
    }
}
