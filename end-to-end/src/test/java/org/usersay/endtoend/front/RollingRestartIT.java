package org.usersay.endtoend.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

    private static final int READERS = 6;
    private static final String NAME = "instances.example";
    private static final String TALLY_PATIENCE = "USERSAY_RATINGS_TALLY_PATIENCE";
    private static final List<Part> SERVICES = List.of(Part.COMMENTS, Part.RATINGS, Part.SUBSCRIPTION);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    /** Further processes: the second instance of each service, and the two gateways. */
    private static final List<Instance> INSTANCES = new ArrayList<>();

    private static Usersay usersay;
    private static List<Instance> services;
    private static Instance gateway;
    private static Instance secondGateway;
    private static Nginx front;
    private static List<String> tokens;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed");
        usersay = Usersay.start(
                directory.resolve("data"),
                options -> options.withEnvironment("USERSAY_WEB_DRAIN", "2s").withEnvironment(TALLY_PATIENCE, "50s"));
        Map<String, String> byName = byName();
        services = SERVICES.stream()
                .map(service -> usersay.another(service, "127.0.0.2", byName))
                .toList();
        gateway = usersay.another(Part.GATEWAY, "127.0.0.2", byName);
        secondGateway = usersay.another(Part.GATEWAY, "127.0.0.3", byName);
        INSTANCES.addAll(services);
        INSTANCES.addAll(List.of(gateway, secondGateway));
        startWhatIsMissing();
        int port = usersay.servicePort(Part.GATEWAY);
        front = new Nginx(
                Files.createDirectories(directory.resolve("nginx")),
                List.of("127.0.0.2:" + port, "127.0.0.3:" + port),
                200);
        tokens = Stream.generate(() -> usersay.readers().signedIn("Linh").token())
                .limit(READERS)
                .toList();
    }

    /** Variables of an instance that has the services' addresses from their name. */
    private static Map<String, String> byName() throws IOException {
        Path hosts = Files.writeString(
                directory.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 %1$s\n127.0.0.2 %1$s\n".formatted(NAME),
                UTF_8);
        Map<String, String> variables = new HashMap<>();
        variables.put(
                "JDK_JAVA_OPTIONS", "\"-Djava.io.tmpdir=%s\" \"-Djdk.net.hosts.file=%s\"".formatted(directory, hosts));
        // A build machine may be much slower than a server; a copy is sent only where there is no answer at all.
        variables.put("USERSAY_CACHE_PATIENCE", "50s");
        variables.put(TALLY_PATIENCE, "50s");
        variables.put(
                "USERSAY_JWKS_URI",
                "http://" + NAME + ":" + usersay.servicePort(Part.SUBSCRIPTION) + "/.well-known/jwks.json");
        for (Part service : SERVICES) {
            variables.put("USERSAY_" + service.name() + "_URI", "http://" + NAME + ":" + usersay.servicePort(service));
            variables.put("USERSAY_" + service.name() + "_READTIMEOUT", "50s");
        }
        return variables;
    }

    @BeforeEach
    void startCrashed() {
        startWhatIsMissing();
    }

    private static void startWhatIsMissing() {
        inParallel(INSTANCES.stream().<Runnable>map(instance -> instance::startIfStopped));
    }

    private static void inParallel(Stream<Runnable> tasks) {
        CompletableFuture.allOf(tasks.map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    @AfterAll
    static void stop() {
        if (front != null) {
            front.close();
        }
        inParallel(INSTANCES.stream().map(instance -> instance::close));
        if (usersay != null) {
            usersay.close();
        }
    }

    @Test
    void noRequestFailsWhileEveryProcessIsRestartedAndNothingAcknowledgedIsLost() throws InterruptedException {
        List<List<Runnable>> steps = List.of(
                SERVICES.stream()
                        .<Runnable>map(service -> () -> usersay.start(service))
                        .toList(),
                services.stream().<Runnable>map(service -> service::restart).toList(),
                List.of(gateway::restart),
                List.of(secondGateway::restart));
        try (FrontReaders readers = FrontReaders.start(usersay, front, tokens, 0)) {
            for (List<Runnable> restarts : steps) {
                readers.answers().awaitMore();
                inParallel(restarts.stream());
                readers.answers().assertAllRight();
            }
            readers.answers().awaitMore();
            readers.stopAndAssertKept();
            readers.answers().assertAllRight();
        }
    }

    @Test
    void afterACrashOfOneOfTwoTheOtherServesAndNothingAcknowledgedIsLost() throws InterruptedException {
        try (FrontReaders readers = FrontReaders.start(usersay, front, tokens, 2)) {
            for (Instance one :
                    Stream.concat(services.stream(), Stream.of(secondGateway)).toList()) {
                readers.answers().awaitMore();
                one.kill();
                readers.answers().awaitRecovery();
            }
            readers.stopAndAssertKept();
            readers.answers().assertNoneWrong();
        }
    }
}
