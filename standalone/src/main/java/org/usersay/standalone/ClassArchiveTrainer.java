package org.usersay.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.usersay.standalone.process.ProcessSupervisor;
import org.usersay.standalone.process.ProgramFailure;
import org.usersay.standalone.service.Installation;
import org.usersay.standalone.service.MissingServiceException;

/**
 * Training of the class archive: the whole system runs once on data of its own, serves some requests and is stopped, and each
 * service lists its classes meanwhile. Without an archive the services start all the same, only later and larger.
 */
final class ClassArchiveTrainer {

    private static final Duration WRITING = Duration.ofMinutes(3);

    private ClassArchiveTrainer() {}

    static void prepare(Options options, StartupListener startupListener) throws IOException, InterruptedException {
        // What would refuse the start refuses it before the work, not after.
        try (DataDirectory data = DataDirectory.open(options.data());
                Ports ports = new Ports(options)) {
            ProcessSupervisor.endLeftovers(data.resolve("processes"));
            ports.choose(StorePasswords.of(data));
            Installation installation = Installation.of(options.home());
            if (!installation.hasArchive()) {
                train(options.home(), data.resolve("training"), installation, startupListener);
            }
        } catch (ProgramFailure failure) {
            startupListener.step("Starting without the class archive, which takes longer: " + failure.getMessage());
        } catch (MissingServiceException missing) {
            throw new StartFailure(String.valueOf(missing.getMessage()));
        }
    }

    private static void train(Path home, Path directory, Installation installation, StartupListener startupListener)
            throws IOException, InterruptedException {
        startupListener.step("Training the class archive; once after each build");
        FileChannel lock = installation.lock();
        try {
            if (installation.hasArchive()) {
                return;
            }
            delete(directory);
            listClasses(home, directory, startupListener);
            if (!installation.makeCommonArchive()) {
                startupListener.step("The class archive cannot be made; starting without it, which takes longer");
            }
            delete(directory);
        } finally {
            lock.close();
        }
    }

    private static void listClasses(Path home, Path directory, StartupListener startupListener)
            throws IOException, InterruptedException {
        Options options = Options.onAnyPorts(home, directory).withEnvironment("USERSAY_LIMITS_FACTOR", "1000000");
        try (Standalone system = Standalone.start(options, startupListener, true, WRITING)) {
            WarmUpRequests.at(system.addresses().gateway(), system.administrator());
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
