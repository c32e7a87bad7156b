package org.usersay.subscription.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.quote.Quote;

/**
 * How the total of an order came about, on the day it was placed.
 *
 * @param unit one copy for the whole term
 * @param discount what the coupon took off the copies
 * @param delivery surcharge of the region
 * @param tax contained in the total
 * @param taxPercent its rate
 * @param credit what of the total is paid by the rest of another order; null where it upgrades none
 */
public record Bill(
        Price unit,
        Price discount,
        Price delivery,
        Price tax,
        BigDecimal taxPercent,
        @Nullable Credit credit) {

    public static Bill of(Quote quote, Plan plan) {
        return new Bill(quote.unit(), quote.discount(), delivery(quote), quote.tax(), plan.taxPercent(), null);
    }

    /** The same with what is left of another order. */
    public Bill with(Credit left) {
        return new Bill(unit, discount, delivery, tax, taxPercent, left);
    }

    /** What is left of an order, by days. */
    public record Credit(OrderNumber order, Price amount) {}

    private static Price delivery(Quote quote) {
        var delivery = quote.delivery();
        return delivery == null ? Price.zero(quote.unit().currency()) : delivery;
    }
}
