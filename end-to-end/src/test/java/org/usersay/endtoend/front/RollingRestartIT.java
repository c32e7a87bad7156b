package org.usersay.endtoend.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Instance;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Usersay;

/** nginx before two gateways, and two instances of each service behind a name with two addresses: every one of them is restarted. */
@EnabledOnOs(OS.LINUX)
class RollingRestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "instances.example";
    private static final int CLIENTS = 4;

    private final List<Article> articles =
            List.of(Article.fresh(), Article.fresh(), Article.fresh(), Article.fresh());
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> posted = new ArrayList<>();
    private final Map<String, Integer> given = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    @Test
    void noRequestFailsAndNothingAcknowledgedIsLost(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        assumeTrue(Nginx.program().isPresent(), "needs nginx");
        Path hosts = Files.writeString(
                directory.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 %1$s\n127.0.0.2 %1$s\n".formatted(NAME),
                UTF_8);
        try (Usersay usersay = Usersay.start(
                        directory.resolve("data"), options -> options.withEnvironment("USERSAY_WEB_DRAIN", "2s"));
                Instance comments = usersay.another(Part.COMMENTS, "127.0.0.2", Map.of());
                Instance ratings = usersay.another(Part.RATINGS, "127.0.0.2", Map.of());
                Instance subscription = usersay.another(Part.SUBSCRIPTION, "127.0.0.2", Map.of());
                Instance gateway = usersay.another(Part.GATEWAY, "127.0.0.2", toAll(usersay, directory, hosts));
                Instance second = usersay.another(Part.GATEWAY, "127.0.0.3", toAll(usersay, directory, hosts));
                Nginx nginx = new Nginx(
                        Files.createDirectories(directory.resolve("nginx")),
                        List.of(
                                "127.0.0.2:" + usersay.servicePort(Part.GATEWAY),
                                "127.0.0.3:" + usersay.servicePort(Part.GATEWAY)),
                        200);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                clients.execute(() -> use(usersay, nginx, number));
            }
            List<Runnable> restarts = List.of(
                    () -> usersay.start(Part.COMMENTS),
                    comments::restart,
                    () -> usersay.start(Part.RATINGS),
                    ratings::restart,
                    () -> usersay.start(Part.SUBSCRIPTION),
                    subscription::restart,
                    gateway::restart,
                    second::restart);
            for (Runnable restart : restarts) {
                awaitMore();
                restart.run();
            }
            awaitMore();
            stopped = true;
            clients.shutdown();
            assertThat(clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(failures).isEmpty();
            assertKept(usersay);
        }
    }

    /** Variables of a gateway that knows the services by the name. */
    private static Map<String, String> toAll(Usersay usersay, Path directory, Path hosts) {
        Map<String, String> variables = new HashMap<>();
        variables.put(
                "JDK_JAVA_OPTIONS",
                "\"-Djava.io.tmpdir=%s\" \"-Djdk.net.hosts.file=%s\"".formatted(directory, hosts));
        for (Part part : List.of(Part.COMMENTS, Part.RATINGS, Part.SUBSCRIPTION)) {
            variables.put(
                    "USERSAY_" + part.name() + "_URI", "http://" + NAME + ":" + usersay.servicePort(part));
            // A build machine may be much slower than a server.
            variables.put("USERSAY_" + part.name() + "_READTIMEOUT", "50s");
        }
        return variables;
    }

    private void awaitMore() {
        int goal = answered.get() + 100;
        await().atMost(PATIENCE).until(() -> answered.get() > goal || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    private void use(Usersay usersay, Nginx nginx, int number) {
        String reader = "reader-" + UUID.randomUUID();
        String token = usersay.token(reader);
        for (int turn = number; !stopped && failures.isEmpty(); turn++) {
            Article article = articles.get(turn % articles.size());
            String text = "Comment " + UUID.randomUUID();
            int stars = 1 + turn % 5;
            try {
                if (send(nginx, token, "POST", article.comments(), "{\"text\":\"" + text + "\"}", 201)) {
                    synchronized (posted) {
                        posted.add(text);
                    }
                }
                if (send(nginx, token, "PUT", article.myRating(), "{\"stars\":" + stars + "}", 200)) {
                    given.put(reader + "/" + article.id(), stars);
                }
                send(nginx, "", "GET", article.comments(), "", 200);
                send(nginx, token, "GET", article.rating(), "", 200);
                send(nginx, "", "GET", "/api/v1/sites/" + Usersay.SITE + "/publications", "", 200);
                send(
                        nginx,
                        "",
                        "POST",
                        "/api/v1/accounts",
                        "{\"site\":\"%s\",\"email\":\"%s@example.org\",\"displayName\":\"Reader\"}"
                                .formatted(Usersay.SITE, UUID.randomUUID()),
                        202);
            } catch (IOException failure) {
                failures.add(failure.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean send(Nginx nginx, String token, String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = nginx.request(path).timeout(PATIENCE);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        var response = nginx.client().send(request.build(), BodyHandlers.ofString());
        boolean right = response.statusCode() == expected
                && response.headers().firstValue("Usersay-Degraded").isEmpty();
        if (right) {
            answered.incrementAndGet();
        } else {
            failures.add(method + " " + path + " " + response.statusCode() + " " + response.headers().map() + " "
                    + response.body());
        }
        return right;
    }

    private void assertKept(Usersay usersay) {
        String comments = usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/exports")
                .expect(200)
                .body();
        assertThat(posted).isNotEmpty().allSatisfy(text -> assertThat(comments).contains(text));
        given.forEach((vote, stars) -> {
            String reader = vote.substring(0, vote.indexOf('/'));
            Article article = articles.stream()
                    .filter(one -> vote.endsWith("/" + one.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(usersay.reader(reader)
                            .get(article.myRating())
                            .expect(200)
                            .at("/stars")
                            .asInt())
                    .isEqualTo(stars);
        });
    }
}
