package org.usersay.subscription.catalog;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;

/**
 * What an order costs.
 *
 * @param unit one copy for the whole term
 * @param subtotal all copies
 * @param discount what the coupon takes off
 * @param tax contained in the total
 * @param coupon how the coupon stands; null without one
 */
public record Quote(
        Price unit,
        Price subtotal,
        Price discount,
        Price tax,
        Price total,
        @Nullable CouponState coupon) {

    static Quote of(Plan plan, int copies, @Nullable Coupon coupon, @Nullable CouponState state) {
        var unit = Price.of(plan, 1);
        var subtotal = Price.of(plan, copies);
        var discount =
                coupon != null && state == CouponState.VALID ? coupon.discount(subtotal) : subtotal.minus(subtotal);
        var total = subtotal.minus(discount);
        return new Quote(unit, subtotal, discount, total.includedTax(plan.taxPercent()), total, state);
    }

    /** A 400 problem where the coupon does not count. */
    public Quote requireCoupon() {
        if (coupon != null && coupon != CouponState.VALID) {
            throw CommonProblem.invalid("/coupon", coupon.explanation());
        }
        return this;
    }
}
