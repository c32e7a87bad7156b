package org.usersay.subscription.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order since it was placed, beside its state.
 *
 * @param version counts its changes
 * @param payment the transfer that paid for it
 * @param refunded how much of its total went back; null where nothing did
 * @param assignee who of the staff looks after it
 * @param periods its holds, and its other addresses
 * @param upgrade the order in its place; null where there is none
 */
public record Handling(
        int version,
        @Nullable Payment payment,
        @Nullable BigDecimal refunded,
        @Nullable String assignee,
        Periods periods,
        @Nullable Upgrade upgrade) {

    public static final Handling NEW = new Handling(1, null, null, null, Periods.NONE, null);

    /** The same with other periods. */
    Handling with(Periods changed) {
        return new Handling(version, payment, refunded, assignee, changed, upgrade);
    }

    /**
     * Another order in place of an order that runs.
     *
     * @param order its number, under which there is none yet while it is being placed
     * @param openSince when it was placed; null once the order is over for it
     * @param endedOn its first day, which the order has no more; null as long as it waits to be paid for
     */
    public record Upgrade(
            OrderNumber order,
            @Nullable Instant openSince,
            @Nullable LocalDate endedOn) {}

    /** Transfer by which an order was paid: the bank's own number of it, and its day. */
    public record Payment(String transaction, LocalDate on) {}
}
