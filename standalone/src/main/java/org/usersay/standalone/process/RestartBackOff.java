package org.usersay.standalone.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Back-off of one program's restarts: half a second, doubled by each crash within a minute; none after the fifth. */
final class RestartBackOff {

    static final int MAX_CRASHES = 5;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofMillis(500);

    private final Deque<Long> crashes = new ArrayDeque<>();

    /**
     * Counts a crash.
     *
     * @param nanos when it happened, by {@link System#nanoTime()}
     * @return the time until the restart, or empty where the program has crashed too often
     */
    synchronized Optional<Duration> afterCrash(long nanos) {
        while (!crashes.isEmpty() && nanos - crashes.getFirst() > WINDOW.toNanos()) {
            crashes.removeFirst();
        }
        crashes.addLast(nanos);
        if (crashes.size() >= MAX_CRASHES) {
            return Optional.empty();
        }
        return Optional.of(FIRST.multipliedBy(1L << (crashes.size() - 1)));
    }
}
