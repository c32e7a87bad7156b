package org.usersay.standalone.service;

import java.util.List;

/** What the JVMs are to be good at. */
public enum Tuning {
    /**
     * Serving soon and small, for trying out: without the optimising compiler, whose work is half of what a start
     * costs, a service answers in half the time and takes less memory, and reaches about half of its throughput.
     */
    START("-XX:TieredStopAtLevel=1", "-Xms24m", 1),
    /** As in production: all compilers, and room for what lives only as long as a request. */
    THROUGHPUT("-Xmn48m", "-Xms96m", 2);

    private final String option;
    private final String initialHeap;
    private final int heaps;

    Tuning(String option, String initialHeap, int heaps) {
        this.option = option;
        this.initialHeap = initialHeap;
        this.heaps = heaps;
    }

    /** For a JVM that needs {@code megabytes} of heap to be tried out. */
    public List<String> options(int megabytes) {
        return List.of(initialHeap, "-Xmx" + megabytes * heaps + "m", option);
    }
}
