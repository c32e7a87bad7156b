package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;

/**
 * An order that was paid for, without who ordered it.
 *
 * @param refunds parts that were paid back while it ran on
 * @param cancelledAt when it was cancelled, with which the rest of the money goes back; null where it was not
 * @param endsOn the day after the last of its term
 * @param renewal whether it is the renewal of another order
 * @param renewed whether it was renewed, and that paid for
 */
public record SoldOrder(
        Price total,
        List<Refund> refunds,
        Instant paidAt,
        @Nullable Instant cancelledAt,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean renewal,
        boolean renewed) {

    public SoldOrder {
        refunds = List.copyOf(refunds);
    }

    /** What is left of the total after the refunds. */
    public BigDecimal rest() {
        return refunds.stream().map(Refund::amount).reduce(total.amount(), BigDecimal::subtract);
    }

    /** Part of the total that was paid back. */
    public record Refund(Instant at, BigDecimal amount) {}
}
