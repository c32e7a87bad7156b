package org.usersay.subscription.quote;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.coupon.CouponState;
import org.usersay.subscription.coupon.Coupons.Discount;

/**
 * What an order costs.
 *
 * @param unit one copy for the whole term
 * @param subtotal all copies
 * @param discount what the coupon takes off the copies
 * @param delivery what it costs to bring them there; null where that is not known yet
 * @param tax contained in the total
 * @param coupon how the coupon stands; null without one
 * @param couponVersion the version of the coupon that this was made from; 0 without one
 */
public record Quote(
        Price unit,
        Price subtotal,
        Price discount,
        @Nullable Price delivery,
        Price tax,
        Price total,
        @Nullable CouponState coupon,
        int couponVersion) {

    static Quote of(Plan plan, int copies, @Nullable Price delivery, @Nullable Discount discount) {
        var subtotal = Price.of(plan, copies);
        var off = discount == null ? Price.zero(plan.currency()) : discount.amount();
        var copiesAlone = subtotal.minus(off);
        var total = delivery == null ? copiesAlone : copiesAlone.plus(delivery);
        return new Quote(
                Price.of(plan, 1),
                subtotal,
                off,
                delivery,
                total.includedTax(plan.taxPercent()),
                total,
                discount == null ? null : discount.state(),
                discount == null ? 0 : discount.version());
    }

    /** A 400 problem where the coupon does not count. */
    public Quote requireCoupon() {
        if (coupon != null && coupon != CouponState.VALID) {
            throw CommonProblem.invalid("/coupon", coupon.explanation());
        }
        return this;
    }
}
