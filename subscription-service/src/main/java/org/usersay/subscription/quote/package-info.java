/** What an order costs, before it is placed. Uses {@code catalog}, {@code coupon}. */
@NullMarked
package org.usersay.subscription.quote;

import org.jspecify.annotations.NullMarked;
