package org.usersay.standalone.service;

import java.util.ArrayList;
import java.util.List;

/** What the JVMs are to be good at. */
public enum Tuning {
    /**
     * Serving soon and small, for trying out: without the optimising compiler, whose work is half of what a start
     * costs, a service answers in half the time and takes less memory, and reaches about half of its throughput.
     */
    START(1, "-Xms24m", "-XX:TieredStopAtLevel=1", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25"),
    /** As in production: all compilers, and room for what lives only as long as a request. */
    THROUGHPUT(2, "-Xms96m", "-Xmn48m");

    private final int heaps;
    private final List<String> options;

    Tuning(int heaps, String... options) {
        this.heaps = heaps;
        this.options = List.of(options);
    }

    /** For a JVM that needs {@code megabytes} of heap to be tried out. */
    public List<String> options(int megabytes) {
        List<String> all = new ArrayList<>(options);
        all.add("-Xmx" + megabytes * heaps + "m");
        return List.copyOf(all);
    }
}
