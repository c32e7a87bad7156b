package org.usersay.subscription.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Spending of coupons. One with a limit is spent on no more orders than that, however many come at once. */
@Component
public class Coupons {

    private final CatalogSettings settings;
    private final CouponStore store;
    private final Clock clock;

    Coupons(CatalogSettings settings, CouponStore store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Spends a coupon on an order, before the order is written; what a crash leaves is given back by {@link #release}.
     *
     * @return false where it has been used up
     */
    public boolean claim(@Nullable String code, String order) {
        var limit = limit(code);
        return code == null || limit == null || store.claim(code, order, limit, clock.instant());
    }

    /** Gives back what an order that came to nothing has spent; repeating it changes nothing. */
    public void release(@Nullable String code, String order) {
        if (code != null && limit(code) != null) {
            store.release(code, order);
        }
    }

    boolean spent(String code) {
        var limit = limit(code);
        return limit != null && store.used(code) >= limit;
    }

    /** Orders by coupon with a limit that were to be placed before a time. */
    public Map<String, List<String>> claimedBefore(Instant time) {
        return settings.coupons().entrySet().stream()
                .filter(coupon -> coupon.getValue().limit() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, coupon -> store.claimedBefore(coupon.getKey(), time)));
    }

    private @Nullable Integer limit(@Nullable String code) {
        var coupon = code == null ? null : settings.coupons().get(code);
        return coupon == null ? null : coupon.limit();
    }
}
