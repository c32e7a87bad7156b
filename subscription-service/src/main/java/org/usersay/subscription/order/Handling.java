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
 * @param periods its holds, and its other addresses
 */
public record Handling(
        int version,
        @Nullable Payment payment,
        @Nullable BigDecimal refunded,
        @Nullable String assignee,
        Periods periods) {

    public static final Handling NEW = new Handling(1, null, null, null, Periods.NONE);

    /** The same with other periods. */
    Handling with(Periods changed) {
        return new Handling(version, payment, refunded, assignee, changed);
    }

    /** Transfer by which an order was paid: the bank's own number of it, and its day. */
    public record Payment(String transaction, LocalDate on) {}
}
