package org.usersay.standalone.process;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Files with the ids of a data directory's processes, by which the next start ends what an earlier one left. */
final class PidFiles {

    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path directory;

    PidFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    void record(String name, ProcessHandle process) throws IOException {
        long started = startOf(process).map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(directory.resolve(name), process.pid() + " " + started);
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** Ends the recorded processes that still run, and returns once they have ended. */
    void endLeftovers() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(directory)) {
            files = listing.toList();
        }
        for (Path file : files) {
            Optional<ProcessHandle> left = running(Files.readString(file));
            if (left.isPresent()) {
                end(left.get());
            }
            Files.delete(file);
        }
    }

    /** The process of that id, if it is the recorded one and not a later one with the same id. */
    private static Optional<ProcessHandle> running(String recorded) {
        int space = recorded.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(recorded.substring(space + 1)));
        return ProcessHandle.of(Long.parseLong(recorded.substring(0, space)))
                .filter(process -> startOf(process)
                        .filter(started ->
                                Duration.between(start, started).abs().compareTo(SAME_START) < 0)
                        .isPresent());
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(5, SECONDS);
        } catch (TimeoutException stillRunning) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
