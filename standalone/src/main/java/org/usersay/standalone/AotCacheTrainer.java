package org.usersay.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.usersay.standalone.process.ProcessSupervisor;
import org.usersay.standalone.process.ProgramFailure;
import org.usersay.standalone.service.Service;
import org.usersay.standalone.service.ServiceArchive;
import org.usersay.standalone.service.Tuning;

/**
 * Trains the JDK's ahead-of-time caches: the whole system runs once, on data of its own, serves some requests and is
 * stopped; each service notes when it ends what its cache should hold. Without one a service starts all the same, only later.
 */
final class AotCacheTrainer {

    private static final Duration WRITING_NOTES = Duration.ofMinutes(3);

    private AotCacheTrainer() {}

    static void prepare(Options options, StartupListener startupListener) throws IOException, InterruptedException {
        if (prepared(options)) {
            return;
        }
        // What would refuse the start refuses it before the work, not after.
        try (DataDirectory data = DataDirectory.open(options.data())) {
            ProcessSupervisor.endLeftovers(data.resolve("processes"));
            new Ports(options).choose();
            startupListener.step("Training the start-up caches; once after each build");
            Path directory = data.resolve("training");
            delete(directory);
            if (train(practising(options.home(), directory), startupListener)) {
                makeCaches(options.home(), startupListener);
                delete(directory);
            }
        }
    }

    /** With all compilers, whose profiles the caches keep, and without limits. */
    private static Options practising(Path home, Path directory) {
        return Options.onAnyPorts(home, directory)
                .withTuning(Tuning.THROUGHPUT)
                .withEnvironment("USERSAY_LIMITS_FACTOR", "1000000");
    }

    private static boolean train(Options options, StartupListener startupListener)
            throws IOException, InterruptedException {
        try (Standalone system = Standalone.start(options, startupListener, true, WRITING_NOTES)) {
            WarmUpRequests.at(system.addresses().gateway(), system.administrator());
            return true;
        } catch (ProgramFailure failure) {
            startupListener.step("No caches then, the start takes longer: " + failure.getMessage());
            return false;
        }
    }

    private static void makeCaches(Path home, StartupListener startupListener)
            throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            Optional<ServiceArchive> application = ServiceArchive.built(home, service);
            if (application.isPresent() && application.get().makeCache()) {
                startupListener.step(service.program() + " has its cache");
            }
        }
    }

    /** True also where a service is not built: starting says so in its own words. */
    private static boolean prepared(Options options) throws IOException {
        for (Service service : Service.values()) {
            Optional<ServiceArchive> application = ServiceArchive.built(options.home(), service);
            if (application.isPresent() && !application.get().prepared()) {
                return false;
            }
        }
        return true;
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
