package org.usersay.endtoend.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.embeddedstore.DocumentStore;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Usersay;
import org.usersay.standalone.redis.RedisBinary;

/** A store crashes, and one of another data directory takes its port. */
class ForeignStoreIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Usersay usersay;

    @BeforeAll
    static void start() {
        usersay = Usersay.start(directory.resolve("own"));
    }

    @AfterAll
    static void stop() {
        usersay.close();
    }

    @Test
    void nothingOfAnotherDocumentStoreIsServedOrWritten() throws IOException {
        Article article = Article.fresh();
        usersay.reader("linh").post(article.comments(), Map.of("text", "Own.")).expect(201);
        usersay.kill(Part.STORE);
        List<String> reads = List.of(
                Article.fresh().comments(),
                "/api/v1/sites/vir/comments/latest?limit=7",
                "/api/v1/sites/vir/comment-count");
        Path foreign = Files.createDirectories(directory.resolve("other")).resolve("documents.mv");
        try (DocumentStore other = new DocumentStore(
                foreign, usersay.port(Part.STORE), Durability.PROCESS, "password-of-another-directory", failure -> {
                    throw failure;
                })) {
            assertThat(other.port()).isEqualTo(usersay.port(Part.STORE));
            for (String read : reads) {
                Answer answer = usersay.program().get(read);

                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            }
            usersay.reader("minh")
                    .post(article.comments(), Map.of("text", "Lost?"))
                    .expect(503);
            usersay.program().get("/healthz").expect(503);
        }

        usersay.start(Part.STORE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(usersay.program()
                                .get(article.comments())
                                .expect(200)
                                .at("/count")
                                .asInt())
                        .isEqualTo(1));
    }

    @Test
    void nothingIsCopiedToAnotherRedis() throws IOException, InterruptedException {
        Article article = Article.fresh();
        usersay.kill(Part.REDIS);
        Path settings = Files.writeString(directory.resolve("other.conf"), "requirepass other");
        Process other = new ProcessBuilder(
                        RedisBinary.command(directory.resolve("other-redis"), settings, usersay.port(Part.REDIS)))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("other-redis.log").toFile())
                .start();
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(keysOfOther()).isEqualTo(":0"));
            Answer posted = usersay.reader("linh").post(article.comments(), Map.of("text", "Meanwhile."));
            assertThat(posted.status()).isIn(201, 503);
            usersay.program().get(article.comments()).expect(200);

            assertThat(keysOfOther()).isEqualTo(":0");
        } finally {
            other.destroyForcibly().waitFor();
        }
        usersay.start(Part.REDIS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> usersay.reader("linh")
                        .post(article.comments(), Map.of("text", "After."))
                        .expect(201));
    }

    private static String keysOfOther() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), usersay.port(Part.REDIS))) {
            socket.getOutputStream().write("AUTH other\r\nDBSIZE\r\nQUIT\r\n".getBytes(US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            return answers.split("\r\n", -1)[1];
        }
    }

    @Test
    void theStoresAskForAPassword() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), usersay.port(Part.REDIS))) {
            socket.getOutputStream().write("KEYS *\r\nQUIT\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("-NOAUTH");
        }
    }

    /** The launcher's own files have the mask of the shell that starts it, which {@code run} sets. */
    @Test
    void whatTheProgramsWriteIsForTheOwnerAlone() throws IOException {
        Path data = directory.resolve("own");

        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String file : List.of("documents.mv", "redis/appendonly.aof", "redis.conf", "store-password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .as(file)
                    .endsWith("------");
        }
        assertThat(Files.readString(Path.of("../run")))
                .containsSubsequence("\numask 077\n", "\nexec \"$jdk/bin/java\"");
    }
}
