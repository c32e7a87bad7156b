/** Coupons of each site: discounts that its staff gives, and their spending. Uses {@code catalog}. */
@NullMarked
package org.usersay.subscription.coupon;

import org.jspecify.annotations.NullMarked;
