package org.usersay.subscription.catalog;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A discount: a percentage, or an amount of a currency.
 *
 * @param percent off all copies of the order; their delivery costs the same
 * @param amount off all copies, which cost nothing rather than less than that
 * @param currency of the amount, and of the orders that it is for
 * @param from the first day it counts; absent where it began before
 * @param until the last day it counts; absent where it does not end
 * @param limit how many orders it is for; absent where it is for all
 */
record Coupon(
        @Nullable @Min(1) @Max(100) Integer percent,
        @Nullable @Positive BigDecimal amount,
        @Nullable Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable @Min(1) @Max(Coupon.MAX_LIMIT) Integer limit) {

    /** Its orders are kept in one document. */
    static final int MAX_LIMIT = 10_000;

    @AssertTrue(message = "needs a percentage, or an amount and its currency")
    boolean isComplete() {
        return percent == null ? amount != null && currency != null : amount == null && currency == null;
    }

    /** Whether it is worth something on this day for orders in this currency. */
    CouponState stateAt(LocalDate day, Currency wanted) {
        if (from != null && day.isBefore(from)) {
            return CouponState.NOT_YET;
        }
        if (until != null && day.isAfter(until)) {
            return CouponState.ENDED;
        }
        return currency == null || currency.equals(wanted) ? CouponState.VALID : CouponState.OTHER_CURRENCY;
    }

    Price discount(Price subtotal) {
        var off = amount == null
                ? subtotal.amount()
                        .multiply(BigDecimal.valueOf(percent == null ? 0 : percent))
                        .movePointLeft(2)
                : amount.min(subtotal.amount());
        return new Price(off, subtotal.currency());
    }
}
