package org.usersay.gateway.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A request on its way, for all who want the same. */
final class InFlightRequest {

    final Mark[] marks;
    final long askedAt;
    private final CompletableFuture<Landed> result = new CompletableFuture<>();

    InFlightRequest(Mark[] marks, long askedAt) {
        this.marks = marks;
        this.askedAt = askedAt;
    }

    void land(@Nullable CachedResponse entry) {
        result.complete(new Landed(entry));
    }

    /** What came of it; null if it takes longer than that. */
    @Nullable
    Landed await(Duration longest) {
        try {
            return result.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * The end of a flight.
     *
     * @param entry what is now kept; null if the answer may not be
     */
    record Landed(@Nullable CachedResponse entry) {}
}
