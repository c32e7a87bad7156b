package org.usersay.standalone.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A service's archive, as production runs it: unpacked into a plain jar with its libraries beside it, and with an
 * ahead-of-time cache of the JDK where one was trained. Both are kept beside the archive and made again when it or
 * the JDK changes.
 */
public final class ServiceArchive {

    private final Service service;
    private final Path archive;
    private final Path unpacked;

    private ServiceArchive(Service service, Path archive, Path unpacked) {
        this.service = service;
        this.archive = archive;
        this.unpacked = unpacked;
    }

    /** The built service below the project's directory, or nothing where it has not been built. */
    public static Optional<ServiceArchive> built(Path home, Service service) throws IOException {
        Path target = home.resolve(service.program()).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            Optional<Path> archive = files.filter(
                            file -> file.getFileName().toString().matches(service.program() + "-[0-9][^/]*\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .findFirst();
            return archive.isEmpty() ? Optional.empty() : Optional.of(of(service, archive.get()));
        }
    }

    private static ServiceArchive of(Service service, Path archive) throws IOException {
        // Its content, since a reproducible build gives every archive the same time.
        String version = checksum(archive) + "-" + Runtime.version();
        return new ServiceArchive(
                service, archive, archive.resolveSibling("standalone").resolve(version));
    }

    private static String checksum(Path archive) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = Files.newInputStream(archive)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return Long.toHexString(Files.size(archive)) + Long.toHexString(checksum.getValue());
    }

    /** Whether {@link #unpack} and {@link #trainingCommand} have done their work. */
    public boolean prepared() {
        return Files.isRegularFile(cache());
    }

    private Path cache() {
        return unpacked.resolve("application.aot");
    }

    private Path jar() {
        return unpacked.resolve("application").resolve(archive.getFileName());
    }

    /** Unpacks what is not unpacked yet. Unpacked aside and then moved, so that what is there is whole. */
    public void unpack() throws IOException, InterruptedException {
        if (Files.isRegularFile(jar())) {
            return;
        }
        Files.createDirectories(unpacked);
        Path aside = Files.createTempDirectory(unpacked, "unpacking");
        List<String> extract = List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                archive.toString(),
                "extract",
                "--force",
                "--destination",
                aside.toString());
        if (run("unpacking", extract) != 0) {
            throw new IOException(archive + " cannot be unpacked; see " + unpacked.resolve("unpacking.log"));
        }
        Files.move(aside, unpacked.resolve("application"));
    }

    public List<String> command(Tuning tuning) {
        if (!prepared()) {
            return with(tuning);
        }
        // Mapped where it was made for: moved elsewhere, each of its pages would become this process's own.
        return with(tuning, "-XX:AOTCache=" + cache(), "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
    }

    /** Runs the service as ever, and notes what a cache should hold when it is told to end. */
    public List<String> trainingCommand(Tuning tuning) {
        return with(tuning, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes());
    }

    /** Makes the cache of what the training noted; tells whether there is one now. */
    public boolean makeCache() throws IOException, InterruptedException {
        Path incomplete = unpacked.resolve("application.aot.part");
        run(
                "caching",
                with(
                        Tuning.THROUGHPUT,
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + notes(),
                        "-XX:AOTCache=" + incomplete,
                        "-Xlog:aot=off"));
        Files.deleteIfExists(notes());
        if (Files.isRegularFile(incomplete)) {
            Files.move(incomplete, cache(), StandardCopyOption.REPLACE_EXISTING);
        }
        return prepared();
    }

    private Path notes() {
        return unpacked.resolve("application.aot.config");
    }

    private int run(String name, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(unpacked.resolve(name + ".log").toFile())
                .start()
                .waitFor();
    }

    private List<String> with(Tuning tuning, String... options) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
        command.addAll(tuning.options(service.heapMegabytes()));
        command.addAll(List.of(
                "-Xss512k",
                // What compiling took from the C library goes back to the system.
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar().toString()));
        return List.copyOf(command);
    }

    /** The JDK that runs the launcher runs the services too. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
