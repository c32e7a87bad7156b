package org.usersay.subscription.orderterm;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.coupon.Coupons;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;

/** Return of coupons that were spent on orders which a crash prevented, or which were cancelled. */
@Component
public class CouponCleanup implements ExpiringData {

    private static final Duration TIME_TO_PLACE = Duration.ofMinutes(10);

    private final Coupons coupons;
    private final OrderQueries queries;

    CouponCleanup(Coupons coupons, OrderQueries queries) {
        this.coupons = coupons;
        this.queries = queries;
    }

    @Override
    public void deleteExpired(Instant now) {
        coupons.checkPending(now.minus(TIME_TO_PLACE), this::uncancelled);
    }

    private Set<String> uncancelled(Set<String> orders) {
        return queries.uncancelled(orders).stream().map(OrderNumber::value).collect(Collectors.toSet());
    }
}
