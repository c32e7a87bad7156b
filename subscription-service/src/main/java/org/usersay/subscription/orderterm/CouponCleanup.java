package org.usersay.subscription.orderterm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
        coupons.forEachClaimedBefore(now.minus(TIME_TO_PLACE), this::release);
    }

    private void release(String coupon, List<String> claimed) {
        var unplaced = new HashSet<>(claimed);
        unplaced.removeAll(
                queries.uncancelled(claimed).stream().map(OrderNumber::value).collect(Collectors.toSet()));
        unplaced.forEach(order -> coupons.release(coupon, order));
    }
}
