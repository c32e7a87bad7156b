package org.usersay.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.usersay.standalone.service.Tuning;

/**
 * Check of what the machine has left for a start.
 *
 * @param root {@code /}, where Linux describes itself below {@code proc} and {@code sys}; other systems' memory is unknown
 */
record MachineCheck(Path root) {

    private static final long MEGABYTE = 1 << 20;
    private static final long DISK = 500 * MEGABYTE;
    private static final Path CONTROL_GROUP = Path.of("sys/fs/cgroup");

    /** @throws StartFailure where something is missing; the message says how much, and what to do */
    void require(Options options) throws IOException {
        long more = (long) options.storeHeapMegabytes() - Options.STORE_HEAP_MEGABYTES;
        long needed = options.tuning() == Tuning.START ? 700 + more : 1_400 + 3 * more;
        long available = availableMemory() / MEGABYTE;
        if (available < needed) {
            throw new StartFailure("Usersay needs " + needed + " MB of memory and " + available
                    + " MB are available. Stop other programs, or give the machine or container more memory"
                    + (options.tuning() == Tuning.START ? "." : ", or leave out --tuned-for throughput."));
        }
        requireDisk(options.data(), "name a directory on another disk: --data DIR");
        requireDisk(options.home(), "move the project to another disk");
    }

    private static void requireDisk(Path directory, String otherwise) throws IOException {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.resolveSibling("..").normalize();
        }
        long usable = Files.getFileStore(existing).getUsableSpace();
        if (usable < DISK) {
            throw new StartFailure("Usersay needs " + DISK / MEGABYTE + " MB of disk for " + directory + " and "
                    + usable / MEGABYTE + " MB are free. Remove files there, or " + otherwise);
        }
    }

    /** Bytes that programs may still take, swap included; within a container, of what it is given. */
    long availableMemory() throws IOException {
        Path described = root.resolve("proc/meminfo");
        if (!Files.isReadable(described)) {
            return Long.MAX_VALUE;
        }
        List<String> lines = Files.readAllLines(described);
        long ofMachine = 1024 * (value(lines, "MemAvailable:") + value(lines, "SwapFree:"));
        return Math.min(ofMachine, availableInControlGroup());
    }

    private long availableInControlGroup() throws IOException {
        Path group = root.resolve(CONTROL_GROUP);
        Optional<Long> limit = number(group.resolve("memory.max"));
        Optional<Long> used = number(group.resolve("memory.current"));
        if (limit.isEmpty() || used.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Path statistics = group.resolve("memory.stat");
        long cache = Files.isReadable(statistics) ? value(Files.readAllLines(statistics), "inactive_file") : 0;
        return limit.get() - used.get() + cache;
    }

    private static long value(List<String> lines, String name) {
        return lines.stream()
                .map(line -> line.split("\\s+", -1))
                .filter(words -> words[0].equals(name))
                .mapToLong(words -> Long.parseLong(words[1]))
                .findFirst()
                .orElse(0);
    }

    /** Empty without the file, and without a limit, which is written as {@code max}. */
    private static Optional<Long> number(Path file) throws IOException {
        return Files.isReadable(file)
                ? Optional.of(Files.readString(file).trim())
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                : Optional.empty();
    }
}
