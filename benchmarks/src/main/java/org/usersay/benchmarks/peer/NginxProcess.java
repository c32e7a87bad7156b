package org.usersay.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.usersay.benchmarks.load.Target;

/** The installed nginx as a process of the benchmarks. */
final class NginxProcess {

    private NginxProcess() {}

    /** Empty where none is installed. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it with this configuration, whose process stays in the foreground; returns once the target's port is open.
     *
     * @param directory for its files and its log
     */
    static Process start(Path directory, String configuration, Target target) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(), "-e", directory + "/error.log", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        // A signal ends the benchmarks before they close it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "nginx-close"));
        Ports.awaitOpen(process, target);
        return process;
    }
}
