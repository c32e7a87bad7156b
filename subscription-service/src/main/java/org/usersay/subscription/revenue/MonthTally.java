package org.usersay.subscription.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.ordering.SoldOrder;
import org.usersay.subscription.revenue.RevenueReport.Month;

/** Counts of one month in one currency, to which each order of the currency is added. Not thread-safe. */
final class MonthTally {

    private static final int SHARE_DIGITS = 4;

    private final YearMonth month;
    private final LocalDate begin;
    private final LocalDate last;
    private final LocalDate today;
    private BigDecimal paid;
    private BigDecimal refunded;
    private int newOrders;
    private int renewals;
    private int lapsed;
    private int cancelled;
    private int active;
    private int activeBefore;
    private int lost;

    /** @param today which is the last day that is counted */
    MonthTally(YearMonth month, Currency currency, LocalDate today) {
        this.month = month;
        this.begin = month.atDay(1);
        this.last = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
        this.today = today;
        this.paid = Price.zero(currency).amount();
        this.refunded = paid;
    }

    void add(SoldOrder order) {
        var cancelledOn = order.cancelledOn() == null ? LocalDate.MAX : order.cancelledOn();
        if (has(order.paidOn())) {
            paid = paid.add(order.total().amount());
            newOrders += order.renewal() ? 0 : 1;
            renewals += order.renewal() ? 1 : 0;
        }
        order.refunds().stream()
                .filter(refund -> has(refund.on()))
                .forEach(refund -> refunded = refunded.add(refund.amount()));
        boolean hasCancelled = has(cancelledOn);
        if (hasCancelled) {
            refunded = refunded.add(order.rest());
            cancelled++;
        }
        boolean hasLapsed = has(order.endsOn())
                && !order.endsOn().isAfter(today)
                && order.cancelledOn() == null
                && order.renewedUntil() == null;
        lapsed += hasLapsed ? 1 : 0;
        active += runsOn(last, order, cancelledOn) ? 1 : 0;
        if (runsOn(begin.minusDays(1), order, cancelledOn)) {
            activeBefore++;
            // A renewal that began and was cancelled in the month was not active before it.
            boolean hasLostRenewal = order.renewedUntil() != null && has(order.renewedUntil());
            lost += hasLapsed || hasCancelled || hasLostRenewal ? 1 : 0;
        }
    }

    Month month() {
        return new Month(
                month.toString(),
                paid,
                refunded,
                paid.subtract(refunded),
                newOrders,
                renewals,
                lapsed,
                cancelled,
                active,
                activeBefore == 0
                        ? null
                        : BigDecimal.valueOf(lost)
                                .divide(BigDecimal.valueOf(activeBefore), SHARE_DIGITS, RoundingMode.HALF_UP));
    }

    private boolean has(LocalDate day) {
        return YearMonth.from(day).equals(month);
    }

    private static boolean runsOn(LocalDate day, SoldOrder order, LocalDate cancelledOn) {
        return !day.isBefore(order.paidOn())
                && !day.isBefore(order.startsOn())
                && day.isBefore(order.endsOn())
                && day.isBefore(cancelledOn);
    }
}
