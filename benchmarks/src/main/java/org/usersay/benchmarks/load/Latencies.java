package org.usersay.benchmarks.load;

import java.util.Arrays;

/** Every latency of a run in microseconds, none of them estimated. */
public final class Latencies {

    private int[] micros = new int[1 << 16];
    private int count;
    private boolean sorted;

    public void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
        sorted = false;
    }

    public void addAll(Latencies others) {
        int all = count + others.count;
        if (all > micros.length) {
            micros = Arrays.copyOf(micros, Math.max(all, count * 2));
        }
        System.arraycopy(others.micros, 0, micros, count, others.count);
        count = all;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /** The latency that the given share of requests did not exceed. */
    public double millis(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(micros, 0, count);
            sorted = true;
        }
        int index = (int) Math.ceil(share * count) - 1;
        return micros[Math.clamp(index, 0, count - 1)] / 1_000.0;
    }
}
