package org.usersay.subscription.orderupgrade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Order;

/**
 * What is left of an order on a day: of what was paid and did not go back the part of the days from this one on, rounded half up to the
 * currency's smallest coin. Days on which it was held are not among those that are gone.
 */
record Remainder(LocalDate from, long days, Price value) {

    /** Of an order that is not held from this day on. */
    static Remainder of(Order order, LocalDate today) {
        var begin = order.form().startsOn();
        var from = today.isBefore(begin) ? begin : today;
        var days = Math.max(ChronoUnit.DAYS.between(from, order.endsOn()), 0);
        var sold = ChronoUnit.DAYS.between(begin, order.soldUntil());
        var refunded = order.handling().refunded();
        var total = order.total();
        var kept = refunded == null ? total.amount() : total.amount().subtract(refunded);
        var value = kept.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(sold), MathContext.DECIMAL128);
        return new Remainder(today, days, new Price(value, total.currency()));
    }
}
