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
import org.usersay.standalone.service.Tuning;

/**
 * Training of the class archive: a second system runs once, at low priority and on data of its own, serves some requests and is
 * stopped, and each service lists its classes meanwhile. Without an archive the services start all the same, only later and
 * larger; the next start uses it.
 */
final class ClassArchiveTrainer {

    private static final Duration WRITING = Duration.ofMinutes(3);

    private final Options options;
    private final StartupListener listener;
    private final Path directory;

    ClassArchiveTrainer(Options options, StartupListener listener) {
        this.options = options;
        this.listener = listener;
        this.directory = options.data().resolve("training");
    }

    /** Trains where the services were built since the last time; an interruption ends it and leaves nothing behind. */
    void trainIfMissing() throws IOException, InterruptedException {
        try {
            Installation installation = Installation.of(options.home());
            if (!installation.hasArchive()) {
                new MachineCheck(Path.of("/")).require(options.withTuning(Tuning.START));
                train(installation);
            }
        } catch (ProgramFailure | StartFailure failure) {
            listener.step("The class archive is trained at a later start: " + failure.getMessage());
        } catch (MissingServiceException missing) {
            throw new StartFailure(String.valueOf(missing.getMessage()));
        }
    }

    private void train(Installation installation) throws IOException, InterruptedException {
        try (FileChannel lock = installation.lock()) {
            // Another run may have trained it while this one waited for the lock.
            if (!lock.isOpen() || installation.hasArchive()) {
                return;
            }
            delete();
            listener.step("Class archive 1/3: a second system starts, at low priority; once after each build");
            listClasses();
            listener.step("Class archive 3/3: writing it");
            listener.step(
                    installation.makeCommonArchive()
                            ? "The class archive is there, and the next start is quicker"
                            : "The class archive cannot be made; without it a start takes longer");
        } finally {
            delete();
        }
    }

    private void listClasses() throws IOException, InterruptedException {
        Options own = Options.onAnyPorts(options.home(), directory).withEnvironment("USERSAY_LIMITS_FACTOR", "1000000");
        Standalone system = Standalone.start(own, StartupListener.silent(), true, WRITING);
        try {
            listener.step("Class archive 2/3: requests as readers make them");
            WarmUpRequests.at(system.addresses().gateway(), system.administrator());
            system.close();
        } catch (IOException | InterruptedException failure) {
            system.killAll();
            throw failure;
        }
    }

    private void delete() throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            return;
        }
        ProcessSupervisor.endLeftovers(directory.resolve("processes"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
