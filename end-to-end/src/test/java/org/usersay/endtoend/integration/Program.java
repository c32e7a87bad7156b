package org.usersay.endtoend.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Program {

    private static final int PATIENCE_SECONDS = 60;

    private Program() {}

    /** Skips a test where one of these is not on the path. */
    static void assumeInstalled(String... names) {
        for (String name : names) {
            assumeTrue(isInstalled(name), name + " is not installed, so the code that it runs is not tested");
        }
    }

    private static boolean isInstalled(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** What a program prints; fails with its errors unless it ends with 0. */
    static String run(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        File errors = Files.createTempFile(directory, "errors", "").toFile();
        File output = Files.createTempFile(directory, "output", "").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(Arrays.toString(command) + " failed:\n" + Files.readString(errors.toPath())
                        + Files.readString(output.toPath()));
            }
            return Files.readString(output.toPath());
        } finally {
            process.destroyForcibly();
        }
    }
}
