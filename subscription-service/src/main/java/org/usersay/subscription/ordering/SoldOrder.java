package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;

/**
 * An order that was paid for, without who ordered it. Days are those of its site.
 *
 * @param refunds parts that were paid back while it ran on
 * @param cancelledOn when it was cancelled, with which the rest of the money goes back; null where it was not
 * @param endsOn the day after the last on which it ran: of its term, or the one on which staff ended it before
 * @param renewal whether it is the renewal of another order, or its upgrade
 * @param renewedUntil when the renewal that began after it was cancelled, {@link LocalDate#MAX} where it was not; null without a renewal that
 *     was paid for
 */
public record SoldOrder(
        Price total,
        List<Refund> refunds,
        LocalDate paidOn,
        @Nullable LocalDate cancelledOn,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean renewal,
        @Nullable LocalDate renewedUntil) {

    public SoldOrder {
        refunds = List.copyOf(refunds);
    }

    /** What is left of the total after the refunds. */
    public BigDecimal rest() {
        return refunds.stream().map(Refund::amount).reduce(total.amount(), BigDecimal::subtract);
    }

    /** Part of the total that was paid back. */
    public record Refund(LocalDate on, BigDecimal amount) {}
}
