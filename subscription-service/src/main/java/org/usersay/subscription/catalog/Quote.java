package org.usersay.subscription.catalog;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;

/**
 * What an order costs.
 *
 * @param unit one copy for the whole term
 * @param subtotal all copies
 * @param discount what the coupon takes off the copies
 * @param delivery what it costs to bring them there; null where that is not known yet
 * @param tax contained in the total
 * @param coupon how the coupon stands; null without one
 */
public record Quote(
        Price unit,
        Price subtotal,
        Price discount,
        @Nullable Price delivery,
        Price tax,
        Price total,
        @Nullable CouponState coupon) {

    static Quote of(
            Plan plan, int copies, @Nullable Price delivery, @Nullable Coupon coupon, @Nullable CouponState state) {
        var unit = Price.of(plan, 1);
        var subtotal = Price.of(plan, copies);
        var discount =
                coupon != null && state == CouponState.VALID ? coupon.discount(subtotal) : Price.zero(plan.currency());
        var copiesAlone = subtotal.minus(discount);
        var total = delivery == null ? copiesAlone : copiesAlone.plus(delivery);
        return new Quote(unit, subtotal, discount, delivery, total.includedTax(plan.taxPercent()), total, state);
    }

    /** A 400 problem where the coupon does not count. */
    public Quote requireCoupon() {
        if (coupon != null && coupon != CouponState.VALID) {
            throw CommonProblem.invalid("/coupon", coupon.explanation());
        }
        return this;
    }
}
