package org.usersay.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.usersay.standalone.process.ProgramFailure;
import org.usersay.standalone.process.Programs;
import org.usersay.standalone.service.Application;
import org.usersay.standalone.service.Service;

/**
 * Trains the JDK's ahead-of-time caches: the whole system runs once, on data of its own, serves some requests and is
 * stopped; each service notes when it ends what its cache should hold. Without one a service starts all the same, only later.
 */
final class AheadOfTime {

    private static final Duration WRITING_NOTES = Duration.ofMinutes(3);
    private static final int ROUNDS = 30;
    private static final List<String> PATHS = List.of(
            "/",
            "/healthz",
            "/usersay.js",
            "/.well-known/jwks.json",
            "/api/v1/sites/vir/articles/training/comments",
            "/api/v1/sites/vir/comment-counts?article=training",
            "/api/v1/sites/vir/articles/training/rating",
            "/api/v1/sites/vir/ratings?article=training",
            "/api/v1/sites/vir/publications",
            "/api/v1/me",
            "/api/v1/nothing");

    private AheadOfTime() {}

    static void prepare(Options options, Progress progress) throws IOException, InterruptedException {
        if (prepared(options)) {
            return;
        }
        // What would refuse the start refuses it before the work, not after.
        try (DataDirectory data = DataDirectory.open(options.data())) {
            Programs.endLeftovers(data.resolve("processes"));
            new Ports(options).choose();
            progress.step("Training the start-up caches; once after each build");
            Path directory = data.resolve("training");
            delete(directory);
            if (train(Options.onAnyPorts(options.home(), directory), progress)) {
                makeCaches(options.home(), progress);
                delete(directory);
            }
        }
    }

    private static boolean train(Options options, Progress progress) throws IOException, InterruptedException {
        try (Standalone system = Standalone.start(options, progress, true, WRITING_NOTES)) {
            practise(system.addresses().gateway());
            return true;
        } catch (ProgramFailure failure) {
            progress.step("No caches then, the start takes longer: " + failure.getMessage());
            return false;
        }
    }

    private static void makeCaches(Path home, Progress progress) throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            Optional<Application> application = Application.built(home, service);
            if (application.isPresent() && application.get().makeCache()) {
                progress.step(service.program() + " has its cache");
            }
        }
    }

    /** True also where a service is not built: starting says so in its own words. */
    private static boolean prepared(Options options) throws IOException {
        for (Service service : Service.values()) {
            Optional<Application> application = Application.built(options.home(), service);
            if (application.isPresent() && !application.get().prepared()) {
                return false;
            }
        }
        return true;
    }

    private static void practise(URI gateway) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : PATHS) {
                    client.send(HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.discarding());
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
