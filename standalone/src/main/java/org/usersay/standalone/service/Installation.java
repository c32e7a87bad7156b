package org.usersay.standalone.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.usersay.standalone.process.Program;

/**
 * The four services as the launcher runs them: unpacked, the libraries that all of them use in one directory, and with a class
 * data archive (CDS) of these where it was made. It is one file for all processes, so its read-only half is in memory once.
 * One installation belongs to one build and one JDK.
 *
 * <p>Four ahead-of-time caches instead, one for each service, share nothing: all processes took 901 MiB with them, and 690
 * now, for a tenth more processor time at the start. A layer for each service above the common archive saved no more, and
 * a JVM 25.0.3 crashed once in the table of its lambdas.
 */
public final class Installation {

    private static final String UNPACKED = "unpacked";
    private static final String LIBRARIES = "lib";

    private final Path directory;
    private final Map<Service, ServiceArchive> services;

    private Installation(Path directory, Map<Service, ServiceArchive> services) {
        this.directory = directory;
        this.services = services;
    }

    /**
     * The installation of the built services, unpacked where it is not yet.
     *
     * @throws MissingServiceException where a service has not been built
     */
    public static Installation of(Path home) throws IOException, InterruptedException {
        Map<Service, ServiceArchive> services = new EnumMap<>(Service.class);
        CRC32C version = new CRC32C();
        version.update(Runtime.version().toString().getBytes(UTF_8));
        for (Service service : Service.values()) {
            ServiceArchive archive = ServiceArchive.built(home, service);
            archive.addTo(version);
            services.put(service, archive);
        }
        Path directory = home.resolve("standalone/target/services").resolve(Long.toHexString(version.getValue()));
        Installation installation = new Installation(directory, services);
        installation.unpack();
        return installation;
    }

    /** Unpacked aside and then moved, so that what is there is whole. */
    private void unpack() throws IOException, InterruptedException {
        if (Files.isDirectory(unpacked())) {
            return;
        }
        Files.createDirectories(directory);
        Path aside = Files.createTempDirectory(directory, "unpacking");
        for (ServiceArchive service : services.values()) {
            service.unpack(aside);
        }
        Set<String> common = commonLibraries(aside);
        Path libraries = Files.createDirectory(aside.resolve(LIBRARIES));
        for (Service service : services.keySet()) {
            for (String library : common) {
                Path own = aside.resolve(service.program()).resolve(LIBRARIES).resolve(library);
                if (Files.exists(libraries.resolve(library))) {
                    Files.delete(own);
                } else {
                    Files.move(own, libraries.resolve(library));
                }
            }
        }
        try {
            Files.move(aside, unpacked());
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another run of the same build has unpacked it meanwhile.
            return;
        }
    }

    private Set<String> commonLibraries(Path aside) throws IOException {
        Set<String> common =
                new TreeSet<>(names(aside.resolve(Service.GATEWAY.program()).resolve(LIBRARIES)));
        for (Service service : services.keySet()) {
            common.retainAll(names(aside.resolve(service.program()).resolve(LIBRARIES)));
        }
        return common;
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path unpacked() {
        return directory.resolve(UNPACKED);
    }

    /** The common libraries, in one order: an archive fits only the class path it was made with. */
    private String commonClassPath() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String name : names(unpacked().resolve(LIBRARIES))) {
            paths.add(unpacked().resolve(LIBRARIES).resolve(name).toString());
        }
        return String.join(":", paths);
    }

    private Path classList(Service service) {
        return directory.resolve(service.program() + ".classes");
    }

    private Path archive() {
        return directory.resolve("common.jsa");
    }

    /** Whether the common archive was made. */
    public boolean hasArchive() {
        return Files.exists(archive());
    }

    /**
     * The command that runs a service.
     *
     * @param listClasses whether it lists the classes that it loads, for the archive
     */
    public List<String> command(Service service, Tuning tuning, boolean listClasses) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(service.options(tuning));
        if (listClasses) {
            command.add("-XX:DumpLoadedClassList=" + classList(service));
        } else if (hasArchive()) {
            command.add("-XX:SharedArchiveFile=" + archive());
        }
        command.addAll(Objects.requireNonNull(services.get(service)).program(unpacked(), commonClassPath()));
        return List.copyOf(command);
    }

    /** Makes the common archive of the classes that the services have listed; false where that fails. */
    public boolean makeCommonArchive() throws IOException, InterruptedException {
        Set<String> classes = new LinkedHashSet<>();
        for (Service service : services.keySet()) {
            for (String line : Files.readAllLines(classList(service))) {
                // Numbers are for classes of other loaders, which name a source and are not archived.
                if (!line.contains(" source: ")) {
                    classes.add(line.replaceFirst(" id: [0-9]+$", ""));
                }
            }
        }
        Path list = Files.write(directory.resolve("common.classes"), classes);
        Path log = directory.resolve("common.log");
        Path incomplete = directory.resolve("common.jsa.part");
        try {
            int status = run(
                    log,
                    Program.atLowPriority(List.of(
                            java(),
                            "-XX:+UseCompactObjectHeaders",
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + list,
                            "-XX:SharedArchiveFile=" + incomplete,
                            "-cp",
                            commonClassPath())));
            if (status == 0) {
                Files.move(incomplete, archive(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(incomplete);
        }
        return hasArchive();
    }

    /** Lock of the training, held until the channel is closed; waits while another run of the same build trains. */
    public FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** Runs a command to its end; an interruption kills it. */
    static int run(Path log, Collection<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.copyOf(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The JDK that runs the launcher runs the services too. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
