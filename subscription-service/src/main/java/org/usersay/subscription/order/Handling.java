package org.usersay.subscription.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order since it was placed, beside its state.
 *
 * @param version counts its changes
 * @param payment the transfer that paid for it
 * @param refunded how much of its total went back; null where nothing did
 * @param assignee who of the staff looks after it
 */
record Handling(
        int version,
        @Nullable Payment payment,
        @Nullable BigDecimal refunded,
        @Nullable String assignee) {

    static final Handling NEW = new Handling(1, null, null, null);

    /** Transfer by which an order was paid: the bank's own number of it, and its day. */
    record Payment(String transaction, LocalDate on) {}
}
