package org.usersay.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Memory of a process in bytes: pages it shares are counted in parts, so that sums over processes are true. */
public final class Memory {

    private Memory() {}

    /** Zero for a process that is gone. */
    public static long proportional(long pid) {
        return field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
    }

    /** As {@code ps} and {@code top} show it. */
    public static long resident(long pid) {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    /** The same of all these processes. */
    public static long resident(Map<String, Long> processes) {
        return processes.values().stream().mapToLong(Memory::resident).sum();
    }

    private static long field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
