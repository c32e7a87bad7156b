package org.usersay.subscription.coupon;

/** Whether a coupon counts, and why not. */
public enum CouponState {
    VALID("It counts."),
    UNKNOWN("This coupon is not known."),
    NOT_YET("This coupon does not count yet."),
    ENDED("This coupon has ended."),
    OTHER_PLAN("This coupon is for other plans."),
    OTHER_CURRENCY("This coupon is for plans in another currency."),
    SPENT("This coupon has been used up.");

    private final String explanation;

    CouponState(String explanation) {
        this.explanation = explanation;
    }

    public String explanation() {
        return explanation;
    }
}
