/**
 * The staff's work on orders. Uses {@code account}, {@code catalog}, {@code contact}, {@code coupon}, {@code order}, {@code ordering}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.orderdesk;

import org.jspecify.annotations.NullMarked;
