package org.usersay.endtoend.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.system.Instance;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Usersay;

/** nginx before two gateways, and two instances of each service behind a name with two addresses, in use by readers. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class RollingRestartIT {

    private static final String NAME = "instances.example";
    private static final List<Part> SERVICES = List.of(Part.COMMENTS, Part.RATINGS, Part.SUBSCRIPTION);
    private static final Executor SIDE_BY_SIDE = Thread::startVirtualThread;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Usersay usersay;
    private static Instance comments;
    private static Instance ratings;
    private static Instance subscription;
    private static Instance gateway;
    private static Instance secondGateway;
    private static Nginx front;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed");
        usersay = Usersay.start(
                directory.resolve("data"), options -> options.withEnvironment("USERSAY_WEB_DRAIN", "2s"));
        Map<String, String> byName = byName();
        CompletableFuture<Instance> second = another(Part.COMMENTS, "127.0.0.2", byName);
        CompletableFuture<Instance> secondRatings = another(Part.RATINGS, "127.0.0.2", byName);
        CompletableFuture<Instance> secondSubscription = another(Part.SUBSCRIPTION, "127.0.0.2", byName);
        CompletableFuture<Instance> firstGateway = another(Part.GATEWAY, "127.0.0.2", byName);
        secondGateway = another(Part.GATEWAY, "127.0.0.3", byName).join();
        comments = second.join();
        ratings = secondRatings.join();
        subscription = secondSubscription.join();
        gateway = firstGateway.join();
        int port = usersay.servicePort(Part.GATEWAY);
        front = new Nginx(
                Files.createDirectories(directory.resolve("nginx")),
                List.of("127.0.0.2:" + port, "127.0.0.3:" + port),
                200);
    }

    private static CompletableFuture<Instance> another(Part part, String address, Map<String, String> variables) {
        return CompletableFuture.supplyAsync(() -> usersay.another(part, address, variables), SIDE_BY_SIDE);
    }

    /** Variables of an instance that has the services' addresses from their name. */
    private static Map<String, String> byName() throws IOException {
        Path hosts = Files.writeString(
                directory.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 %1$s\n127.0.0.2 %1$s\n".formatted(NAME),
                UTF_8);
        Map<String, String> variables = new HashMap<>();
        variables.put(
                "JDK_JAVA_OPTIONS",
                "\"-Djava.io.tmpdir=%s\" \"-Djdk.net.hosts.file=%s\"".formatted(directory, hosts));
        for (Part service : SERVICES) {
            variables.put(
                    "USERSAY_" + service.name() + "_URI", "http://" + NAME + ":" + usersay.servicePort(service));
            // A build machine may be much slower than a server.
            variables.put("USERSAY_" + service.name() + "_READTIMEOUT", "50s");
        }
        return variables;
    }

    @AfterAll
    static void stop() {
        if (front != null) {
            front.close();
        }
        CompletableFuture.allOf(others()
                        .map(instance -> CompletableFuture.runAsync(instance::close, SIDE_BY_SIDE))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        if (usersay != null) {
            usersay.close();
        }
    }

    private static Stream<Instance> others() {
        return Stream.of(gateway, secondGateway, comments, ratings, subscription).filter(one -> one != null);
    }

    @Test
    void noRequestFailsWhileEveryProcessIsRestartedAndNothingAcknowledgedIsLost() throws InterruptedException {
        try (FrontReaders readers = FrontReaders.start(usersay, front)) {
            List<Runnable> restarts = List.of(
                    () -> usersay.start(Part.COMMENTS),
                    comments::restart,
                    () -> usersay.start(Part.RATINGS),
                    ratings::restart,
                    () -> usersay.start(Part.SUBSCRIPTION),
                    subscription::restart,
                    gateway::restart,
                    secondGateway::restart);
            for (Runnable restart : restarts) {
                readers.awaitMore();
                restart.run();
            }
            readers.awaitMore();
            readers.stop();
            readers.assertKept();
        }
    }
}
