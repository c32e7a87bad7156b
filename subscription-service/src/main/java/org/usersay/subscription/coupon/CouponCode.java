package org.usersay.subscription.coupon;

/** Code of a coupon, as readers type it. */
public final class CouponCode {

    /** Bounds of what is looked up at all. */
    public static final String PATTERN = "[A-Za-z0-9-]{1,32}";

    private CouponCode() {}

    /** The one form of a code. Letters outside ASCII stay as they are, so that none becomes one that a code can have. */
    public static String folded(String typed) {
        return typed.chars()
                .map(letter -> letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
