package org.usersay.benchmarks.load;

/**
 * Rounds of load until the rate stops growing: compilers take time and processor under load. What is
 * measured earlier says more about them than about the system.
 */
public final class WarmUp {

    private static final double GROWING = 1.05;
    /** Rounds without growth; one may be an accident. */
    private static final int STEADY = 2;

    private WarmUp() {}

    /** Works for a while; the result is how much was done. */
    @FunctionalInterface
    public interface Round<E extends Exception> {
        long run() throws E;
    }

    /** Runs at most so many rounds. */
    public static <E extends Exception> void run(int most, Round<E> once) throws E {
        long best = 0;
        int steady = 0;
        for (int round = 0; round < most && steady < STEADY; round++) {
            long done = once.run();
            steady = done < best * GROWING ? steady + 1 : 0;
            best = Math.max(best, done);
        }
    }
}
