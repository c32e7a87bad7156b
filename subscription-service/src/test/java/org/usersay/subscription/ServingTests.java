package org.usersay.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.usersay.embeddedstore.DocumentStore;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.starter.test.Stores;

/** The service as a process runs it: a real server, a real relay, its own keys, and stores that go away. */
class ServingTests {

    private static final int PORT = Stores.freePort();
    private static final int MANAGEMENT = Stores.freePort();
    private static final GreenMail RELAY =
            new GreenMail(new ServerSetup(Stores.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        RELAY.start();
        application = started(Stores.freshDatabase(), PORT, MANAGEMENT);
    }

    @AfterAll
    static void stop() {
        application.close();
        RELAY.stop();
    }

    @Test
    void registersConfirmsAndAcceptsItsOwnTokens() throws Exception {
        assertThat(post(
                                PORT,
                                "/api/v1/accounts",
                                "{\"site\":\"vir\",\"email\":\"an@example.org\",\"displayName\":\"An\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(RELAY.waitForIncomingEmail(20_000, 1)).isTrue();
        var text = com.icegreen.greenmail.util.GreenMailUtil.getBody(RELAY.getReceivedMessages()[0]);
        var token =
                text.replace("=\r\n", "").replace("=3D", "=").replaceAll("(?s).*?token=([A-Za-z0-9_-]{43}).*", "$1");

        var verified = post(PORT, "/api/v1/accounts/verification", "{\"token\":\"" + token + "\"}");

        assertThat(verified.statusCode()).isEqualTo(204);
        var access =
                verified.headers().allValues("Set-Cookie").getFirst().replaceAll("usersay_access=([^;]*);.*", "$1");
        var me = HTTP.send(
                HttpRequest.newBuilder(uri(PORT, "/api/v1/me"))
                        .header("Authorization", "Bearer " + access)
                        .build(),
                BodyHandlers.ofString());
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).contains("an@example.org");
    }

    @Test
    void describesItselfAndKeepsManagementOnItsOwnPort() throws Exception {
        assertThat(get(PORT, "/api/v1/openapi/subscription").body()).contains("\"openapi\":\"3.1", "/api/v1/accounts");
        assertThat(get(MANAGEMENT, "/actuator/health/readiness").body()).contains("UP");
        assertThat(get(MANAGEMENT, "/actuator/health/liveness").body()).contains("UP");
        assertThat(get(PORT, "/actuator/health").statusCode()).isEqualTo(401);
        assertThat(get(PORT, "/api/v1/nothing-here").statusCode()).isEqualTo(401);
    }

    @Test
    void unavailableStoreIsReportedAtOnceAndItsReturnDetected(@TempDir Path directory) throws Exception {
        var store = documentStore(directory, 0);
        var storePort = store.port();
        var port = Stores.freePort();
        var management = Stores.freePort();
        try (var ignored = started("mongodb://127.0.0.1:" + storePort + "/usersay", port, management)) {
            assertThat(signIn(port).statusCode()).isEqualTo(401);

            store.close();
            var refused = signIn(port);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("/problems/unavailable");
            assertThat(get(management, "/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(get(management, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);

            try (var successor = documentStore(directory, storePort)) {
                assertThat(successor.port()).isEqualTo(storePort);
                assertThat(signIn(port).statusCode()).isEqualTo(401);
            }
        }
    }

    private static DocumentStore documentStore(Path directory, int port) {
        return new DocumentStore(directory.resolve("documents.mv"), port, Durability.PROCESS, failure -> {
            throw failure;
        });
    }

    private static HttpResponse<String> signIn(int port) throws IOException, InterruptedException {
        return post(port, "/api/v1/session", "{\"email\":\"nobody@example.org\",\"password\":\"any password\"}");
    }

    private static ConfigurableApplicationContext started(String store, int port, int management) {
        return new SpringApplicationBuilder(SubscriptionApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=" + port,
                        "--management.server.port=" + management,
                        "--spring.mongodb.uri=" + store,
                        "--usersay.redis.uri=" + Stores.redis(),
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + RELAY.getSmtp().getPort());
    }

    private static HttpResponse<String> post(int port, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri(port, path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
