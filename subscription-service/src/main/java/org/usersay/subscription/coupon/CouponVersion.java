package org.usersay.subscription.coupon;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.usersay.subscription.catalog.CatalogChange;
import org.usersay.subscription.catalog.Plan;

/**
 * State of a coupon.
 *
 * @param version counts its changes, from 1
 * @param used orders that it was spent on so far
 * @param at when this version was written
 * @param history its latest changes, newest first, this one among them; empty where it was not read
 */
record CouponVersion(Coupon coupon, int version, int used, Instant at, String by, List<Change> history) {

    CouponVersion {
        history = List.copyOf(history);
    }

    /** Whether it counts on a day, whatever is ordered. */
    CouponState stateOn(LocalDate day) {
        return left(coupon.stateOn(day));
    }

    /** Whether it counts on a day for a plan. */
    CouponState stateOn(LocalDate day, Plan plan) {
        return left(coupon.stateOn(day, plan));
    }

    /** A limit below the number of its orders leaves none. */
    private CouponState left(CouponState state) {
        return state == CouponState.VALID && used >= coupon.mostOrders() ? CouponState.SPENT : state;
    }

    /** Who wrote a version, when, and what it changed. */
    record Change(int version, Instant at, String by, List<CatalogChange> changes) {

        Change {
            changes = List.copyOf(changes);
        }
    }
}
