package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.PeriodChange;

/**
 * Money of a paid order that went back: a part while it ran on, or what was left when it was cancelled.
 *
 * @param number within the order, from 1 on, which it keeps
 * @param tax contained in the amount; those of all parts of a total are the total's
 * @param cancelled whether it went back with the cancellation
 * @param creditedTo number of the order that it pays a part of, in place of this one; null where it went back to the subscriber
 */
public record BilledRefund(
        int number,
        Instant at,
        Price amount,
        Price tax,
        boolean cancelled,
        @Nullable String creditedTo) {

    /** All of an order, the first first; none of one that was not paid for. */
    static List<BilledRefund> of(Order order) {
        if (!order.billed()) {
            return List.of();
        }
        var refunded = Objects.requireNonNullElse(order.handling().refunded(), BigDecimal.ZERO);
        // What was paid back before amounts were kept in steps has no day, and is no part of the list.
        var before = order.history().stream()
                .flatMap(step -> Stream.ofNullable(step.refund()))
                .reduce(refunded, BigDecimal::subtract);
        var refunds = new ArrayList<BilledRefund>();
        for (var step : order.history()) {
            var amount = step.refund();
            if (amount != null) {
                refunds.add(
                        refund(order, refunds.size() + 1, step.at(), before, amount, false, creditedTo(order, step)));
                before = before.add(amount);
            }
        }
        var rest = order.total().amount().subtract(refunded);
        if (order.cancelledAt().isPresent() && rest.signum() > 0) {
            var at = order.cancelledAt().get();
            refunds.add(refund(order, refunds.size() + 1, at, refunded, rest, true, null));
        }
        return refunds;
    }

    private static BilledRefund refund(
            Order order,
            int number,
            Instant at,
            BigDecimal before,
            BigDecimal amount,
            boolean cancelled,
            @Nullable String creditedTo) {
        var tax = taxOf(order, before.add(amount)).minus(taxOf(order, before));
        return new BilledRefund(number, at, new Price(amount, order.total().currency()), tax, cancelled, creditedTo);
    }

    private static @Nullable String creditedTo(Order order, Step step) {
        var upgrade = order.handling().upgrade();
        return step.period() == PeriodChange.UPGRADED && upgrade != null
                ? upgrade.order().value()
                : null;
    }

    private static Price taxOf(Order order, BigDecimal part) {
        var bill = order.bill();
        var total = order.total();
        return bill == null
                ? Price.zero(total.currency())
                : new Price(
                        bill.tax().amount().multiply(part).divide(total.amount(), MathContext.DECIMAL128),
                        total.currency());
    }
}
