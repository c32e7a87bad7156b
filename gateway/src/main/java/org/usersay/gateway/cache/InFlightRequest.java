package org.usersay.gateway.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Request to a service on behalf of all clients that want the same resource. */
final class InFlightRequest {

    final WriteTimestamp[] timestamps;
    final long requestedAt;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    InFlightRequest(WriteTimestamp[] timestamps, long requestedAt) {
        this.timestamps = timestamps;
        this.requestedAt = requestedAt;
    }

    void complete(@Nullable CachedResponse cached) {
        result.complete(new Result(cached));
    }

    /** The result; null if it takes longer than {@code patience}. */
    @Nullable
    Result await(Duration patience) {
        try {
            return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * Result of the request.
     *
     * @param cached what is now cached; null if the response may not be
     */
    record Result(@Nullable CachedResponse cached) {}
}
