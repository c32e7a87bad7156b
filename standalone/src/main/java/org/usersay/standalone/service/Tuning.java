package org.usersay.standalone.service;

import java.util.List;

/** What the JVMs are tuned for. */
public enum Tuning {
    /**
     * Serving soon and small, for trying out: without the optimising compiler, whose work is half of what a start
     * costs, a service answers in half the time and takes less memory, and reaches about half of its throughput.
     */
    START,
    /** As in production: all compilers, and room for what lives only as long as a request. */
    THROUGHPUT;

    /** For a JVM that needs {@code megabytes} of heap to be tried out. */
    public List<String> options(int megabytes) {
        return switch (this) {
            case START ->
                List.of(
                        "-Xms24m",
                        "-Xmx" + megabytes + "m",
                        // A third of the heap otherwise: 8 MiB more in each process, for no less processor time a
                        // request.
                        "-Xmn8m",
                        "-XX:TieredStopAtLevel=1",
                        // What a full collection frees goes back to the system.
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=25");
            case THROUGHPUT -> List.of("-Xms96m", "-Xmx" + 3 * megabytes + "m", "-Xmn48m");
        };
    }
}
