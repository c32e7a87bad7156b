package org.usersay.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processor time that a process and its ended children have used. */
public final class ProcessorTime {

    /** USER_HZ; 100 on every Linux that Java runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private ProcessorTime() {}

    /** Zero for a process that is gone. */
    public static Duration of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }

    /** The name in the second field may hold blanks and brackets, so fields count from the last bracket on. */
    static Duration parse(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        long ticks = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
    }
}
