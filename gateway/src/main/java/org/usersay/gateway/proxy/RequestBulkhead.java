package org.usersay.gateway.proxy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.usersay.gateway.forwarded.NetworkBulkhead;

/**
 * Bound on the requests under way, those included whose bodies are still awaited: of one network a fixed number, and less the
 * more are under way altogether, so that clients of many addresses cannot use up the heap. A few are left to every network.
 */
final class RequestBulkhead {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Bytes of heap that a request takes while its body is awaited, rounded up; of a quarter of the heap. */
    private static final int COST = 32 * 1024;

    private static final int SHARE_OF_HEAP = 4;
    private static final int FEW = 4;

    private final NetworkBulkhead networks;
    private final int ofOneNetwork;
    private final int capacity;
    private final Duration patience;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestBulkhead(int ofOneNetwork) {
        this(
                ofOneNetwork,
                Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / COST, 1, Integer.MAX_VALUE),
                PATIENCE);
    }

    RequestBulkhead(int ofOneNetwork, int capacity, Duration patience) {
        this.networks = new NetworkBulkhead(ofOneNetwork);
        this.ofOneNetwork = ofOneNetwork;
        this.capacity = capacity;
        this.patience = patience;
    }

    /** A permit, to be closed once; null if the network has as many as it may. It is waited for while there is room. */
    @Nullable
    Permit tryAcquire(String network) {
        int now = underWay.incrementAndGet();
        var permit = networks.tryAcquire(network, now > capacity / 2 ? Duration.ZERO : patience);
        if (permit != null && ofOneNetwork - permit.availablePermits() <= fairShare(now)) {
            return new Permit(permit);
        }
        underWay.decrementAndGet();
        if (permit != null) {
            permit.release();
        }
        return null;
    }

    private int fairShare(int now) {
        long free = Math.max(0, capacity - now);
        return (int) Math.max(Math.min(FEW, ofOneNetwork), ofOneNetwork * free / capacity + 1);
    }

    /** Permit of one request. */
    final class Permit implements AutoCloseable {

        private final Semaphore network;

        private Permit(Semaphore network) {
            this.network = network;
        }

        @Override
        public void close() {
            network.release();
            underWay.decrementAndGet();
        }
    }
}
