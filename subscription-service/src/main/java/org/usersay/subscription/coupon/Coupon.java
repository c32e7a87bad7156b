package org.usersay.subscription.coupon;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;

/**
 * A discount that readers get for a code: a percentage, or an amount for each currency.
 *
 * @param code unique within the site, whatever the case of its letters
 * @param percent off all copies of the order; their delivery costs the same
 * @param amounts off all copies, which cost nothing rather than less than that; orders in other currencies get none
 * @param plans ids of those that it is for; none where it is for all
 * @param from the first day of the site's time zone on which it counts; absent where it began before
 * @param until the last day it counts; absent where it does not end
 * @param limit how many orders it is for; absent where it is for as many as one coupon can be, {@value #MAX_LIMIT}
 * @param ended whether the staff has ended it before its time
 */
record Coupon(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{3,32}", message = "3 to 32 letters, digits and hyphens")
        String code,

        @Nullable @Positive @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal percent,

        @Size(max = 10) Map<Currency, @NotNull @Positive @Digits(integer = 12, fraction = 4) BigDecimal> amounts,

        @Size(max = 100) List<@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String> plans,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable @Min(1) @Max(Coupon.MAX_LIMIT) Integer limit,
        @Nullable Boolean ended) {

    /** Its orders are kept in one document. */
    static final int MAX_LIMIT = 10_000;

    Coupon {
        if (code != null) {
            code = CouponCode.folded(code);
        }
        amounts = Map.copyOf(Objects.requireNonNullElse(amounts, Map.of()));
        plans = List.copyOf(Objects.requireNonNullElse(plans, List.of()));
        ended = Objects.requireNonNullElse(ended, false);
    }

    /** Of a code, and worth nothing yet. */
    static Coupon blank(String code) {
        return new Coupon(code, null, Map.of(), List.of(), null, null, null, false);
    }

    /** How many orders it is spent on at most. */
    int mostOrders() {
        return limit == null ? MAX_LIMIT : limit;
    }

    /** Whether it counts on a day, whatever is ordered. */
    CouponState stateOn(LocalDate day) {
        if (Boolean.TRUE.equals(ended) || (until != null && day.isAfter(until))) {
            return CouponState.ENDED;
        }
        return from != null && day.isBefore(from) ? CouponState.NOT_YET : CouponState.VALID;
    }

    /** Whether it counts on a day for a plan. */
    CouponState stateOn(LocalDate day, Plan plan) {
        var state = stateOn(day);
        if (state != CouponState.VALID) {
            return state;
        }
        if (!plans.isEmpty() && !plans.contains(plan.id())) {
            return CouponState.OTHER_PLAN;
        }
        return percent != null || amounts.containsKey(plan.currency()) ? CouponState.VALID : CouponState.OTHER_CURRENCY;
    }

    /** What it takes off copies that cost so much. */
    Price discount(Price subtotal) {
        var off = percent == null
                ? amounts.getOrDefault(subtotal.currency(), BigDecimal.ZERO).min(subtotal.amount())
                : subtotal.amount().multiply(percent).movePointLeft(2);
        return new Price(off, subtotal.currency());
    }
}
