package org.usersay.comments.suspension;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.usersay.comments.posting.SuspensionCheck;

/**
 * Suspended readers, copied into memory. The sessions of a suspended reader are revoked everywhere; this check also
 * refuses access tokens that were issued before and are still valid.
 */
@Service
class Suspensions implements SuspensionCheck {

    private static final Logger log = LoggerFactory.getLogger(Suspensions.class);

    private final SuspensionStore store;
    private final Clock clock;
    private volatile Map<String, Instant> active = Map.of();

    Suspensions(SuspensionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean suspended(String reader) {
        var until = active.get(reader);
        return until != null && clock.instant().isBefore(until);
    }

    void suspend(String reader, Instant until) {
        store.save(reader, until);
        refresh();
    }

    void end(String reader) {
        store.delete(reader);
        refresh();
    }

    /** Copies what other processes have stored, and what was stored before this one started. */
    @Scheduled(fixedDelayString = "${usersay.standing.look-every:2s}")
    void refreshIfAvailable() {
        try {
            refresh();
        } catch (MongoException e) {
            log.warn("Suspensions are not refreshed, MongoDB is unavailable: {}", e.getMessage());
        }
    }

    /** Synchronized, so that an older copy never replaces a newer one. */
    private synchronized void refresh() {
        active = Map.copyOf(store.activeAt(clock.instant()));
    }
}
