package org.usersay.subscription.seat;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.usersay.subscription.cleanup.ExpiringData;

/** Deletion of invitations that are over, and of seats whose orders are over for long. */
@Component
class SeatCleanup implements ExpiringData {

    private final SeatStore store;
    private final SeatOrders orders;
    private final SeatSettings settings;

    SeatCleanup(SeatStore store, SeatOrders orders, SeatSettings settings) {
        this.store = store;
        this.orders = orders;
        this.settings = settings;
    }

    @Override
    public void deleteExpired(Instant now) {
        for (var seats : store.withOver(now)) {
            seats.over(now).forEach(invitation -> store.removeInvitation(seats.first(), invitation.id()));
        }
        store.toCheck(now).forEach(first -> check(first, now));
    }

    /** A renewal that was ordered in the meantime keeps them longer. */
    private void check(String first, Instant now) {
        var keptUntil =
                orders.endOf(first).map(end -> end.plus(settings.keptFor())).orElse(now);
        if (keptUntil.isAfter(now)) {
            store.check(first, keptUntil);
        } else {
            store.delete(first);
        }
    }
}
