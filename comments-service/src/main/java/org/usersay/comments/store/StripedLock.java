package org.usersay.comments.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets the changes of one thing take turns within this process. Correctness does not depend on it. */
public final class StripedLock {

    private static final int LANES = 1_024;

    private final ReentrantLock[] lanes =
            IntStream.range(0, LANES).mapToObj(lane -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** Runs {@code turn} while no other thread runs one for this id. */
    public <T> T take(String id, Supplier<T> turn) {
        var lane = lanes[Math.floorMod(id.hashCode(), LANES)];
        lane.lock();
        try {
            return turn.get();
        } finally {
            lane.unlock();
        }
    }
}
