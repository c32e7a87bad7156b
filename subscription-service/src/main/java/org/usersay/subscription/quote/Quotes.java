package org.usersay.subscription.quote;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.coupon.Coupons;

/** What orders cost; no coupon is spent. */
@Component
public class Quotes {

    private final Coupons coupons;

    Quotes(Coupons coupons) {
        this.coupons = coupons;
    }

    /**
     * What copies of a plan cost today, with a coupon or without; a coupon that does not count takes nothing off.
     *
     * @param delivery what it costs to bring them there; null where that is not known yet
     */
    public Quote quote(String site, Plan plan, int copies, @Nullable Price delivery, @Nullable String code) {
        var discount = code == null ? null : coupons.discount(site, code, plan, Price.of(plan, copies));
        return Quote.of(plan, copies, delivery, discount);
    }
}
