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
import java.util.Arrays;
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
 * 99th percentile in quiet and under attack is printed, not asserted. Runs with the harder corpus only.
 */
@EnabledIfSystemProperty(named = "usersay.attack.variations", matches = "[1-9][0-9]*")
class ReadsUnderAttackIT {

    private static final int READS = 2_000;
    private static final int UNFINISHED = 400;
    private static final int SENDERS = 4;

    private final List<Socket> unfinished = new ArrayList<>();

    @Test
    void othersAreServed(@TempDir Path data) throws Exception {
        try (Usersay usersay = Usersay.start(data, options -> options.withEnvironment("USERSAY_LIMITS_FACTOR", "1"))) {
            Article article = Article.fresh();
            usersay.reader("author")
                    .post(article.comments(), Map.of("text", "A comment."))
                    .expect(201);
            percentile(usersay, article);
            double quiet = percentile(usersay, article);
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
                announceBodies(usersay.gateway());
                for (int sender = 0; sender < SENDERS; sender++) {
                    senders.execute(() -> sendMalformed(usersay.gateway(), over));
                }
                double attacked = percentile(usersay, article);
                over.set(true);
                System.out.printf(
                        "p99 of reads: %.1f ms in quiet, %.1f ms under attack (%.1f times)%n",
                        quiet, attacked, attacked / quiet);
            } finally {
                over.set(true);
                for (Socket socket : unfinished) {
                    socket.close();
                }
            }
        }
    }

    /** Of reads that are not in the gateway's cache, in milliseconds; each is answered with 200. */
    private static double percentile(Usersay usersay, Article article) {
        Visitor other = usersay.program();
        long[] times = new long[READS];
        for (int read = 0; read < READS; read++) {
            long begun = System.nanoTime();
            int status =
                    other.get(article.comments() + "?limit=" + (1 + read % 100)).status();
            times[read] = System.nanoTime() - begun;
            assertThat(status).isEqualTo(200);
        }
        Arrays.sort(times);
        return times[READS * 99 / 100] / 1e6;
    }

    private void announceBodies(URI gateway) throws IOException {
        for (int body = 0; body < UNFINISHED; body++) {
            Socket socket = connect(gateway);
            unfinished.add(socket);
            String path = body % 2 == 0 ? "/api/v1/session" : "/api/v1/admin/sites/vir/imports?format=remark42";
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                                    + "\r\nContent-Length: 2000\r\n\r\n{")
                            .getBytes(US_ASCII));
        }
    }

    private static void sendMalformed(URI gateway, AtomicBoolean over) {
        byte[] request = ("GET /api/v1/sites/vir/comments/latest?%zz HTTP/1.1\r\nHost: " + gateway.getAuthority()
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII);
        while (!over.get()) {
            try (Socket socket = connect(gateway)) {
                socket.getOutputStream().write(request);
                socket.getInputStream().readAllBytes();
            } catch (SocketException refused) {
                // As it should be.
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** From another address than the readers'. */
    private static Socket connect(URI gateway) throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), gateway.getPort(), InetAddress.ofLiteral("127.0.0.2"), 0);
    }
}
