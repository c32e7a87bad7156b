package org.usersay.gateway.forwarded;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bound on what the clients of one {@link ClientNetwork}, or of one account, hold at the same time. */
public final class NetworkBulkhead {

    /** A network's semaphore exists as long as one of its permits is held. */
    private final LoadingCache<String, Semaphore> permits;

    public NetworkBulkhead(int max) {
        this.permits = Caffeine.newBuilder().weakValues().build(network -> new Semaphore(max));
    }

    /** A permit, to be released once; null if none was free in this time. */
    public @Nullable Semaphore tryAcquire(String network, Duration patience) {
        var permit = permits.get(network);
        try {
            return permit.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS) ? permit : null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
