package org.usersay.gateway.forwarded;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bound on what clients hold that takes room in the heap: altogether as much as there is room for, and of one network the less
 * the more is held altogether, a few at least. So clients of a few networks cannot take what the others need.
 */
public final class FairBulkhead {

    private static final int FEW = 4;

    private final NetworkBulkhead networks;
    private final int ofOneNetwork;
    private final int capacity;
    private final Duration patience;
    private final AtomicInteger held = new AtomicInteger();

    FairBulkhead(int ofOneNetwork, int capacity, Duration patience) {
        this.networks = new NetworkBulkhead(ofOneNetwork);
        this.ofOneNetwork = ofOneNetwork;
        this.capacity = capacity;
        this.patience = patience;
    }

    /**
     * Bulkhead of a share of the heap, of which one network has a quarter at most, or more by {@code usersay.limits.factor}.
     *
     * @param ofOneNetwork the most of one network
     * @param share part of the heap, as a divisor
     * @param cost bytes of heap that each takes, rounded up
     * @param patience how long one waits for another of its network to end, while half of the room is free
     */
    public static FairBulkhead ofHeap(
            int ofOneNetwork, NetworkSettings settings, int share, int cost, Duration patience) {
        int capacity = Math.clamp(Runtime.getRuntime().maxMemory() / share / cost, 4, Integer.MAX_VALUE);
        int quarter = Math.clamp(capacity / 4 * settings.factor(), 1, Integer.MAX_VALUE);
        return new FairBulkhead(Math.min(ofOneNetwork, quarter), capacity, patience);
    }

    /** A permit, to be closed once; null if the network has as many as it may. */
    public @Nullable Permit tryAcquire(String network) {
        int now = held.incrementAndGet();
        var permit = networks.tryAcquire(network, now > capacity / 2 ? Duration.ZERO : patience);
        if (permit != null && ofOneNetwork - permit.availablePermits() <= fairShare(now)) {
            return new Permit(permit);
        }
        held.decrementAndGet();
        if (permit != null) {
            permit.release();
        }
        return null;
    }

    private int fairShare(int now) {
        long free = (long) capacity - now;
        return free < 0 ? 0 : Math.clamp(ofOneNetwork * free / capacity + 1, FEW, Integer.MAX_VALUE);
    }

    /** Permit of one. */
    public final class Permit implements AutoCloseable {

        private final Semaphore network;

        private Permit(Semaphore network) {
            this.network = network;
        }

        @Override
        public void close() {
            network.release();
            held.decrementAndGet();
        }
    }
}
