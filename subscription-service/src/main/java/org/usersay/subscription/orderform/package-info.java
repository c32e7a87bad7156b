/**
 * The order form without JavaScript. Uses {@code order}, {@code ordering}, {@code catalog}, {@code quote}, {@code coupon}, {@code newsletter},
 * {@code consent}, {@code contact}, {@code requester}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.orderform;

import org.jspecify.annotations.NullMarked;
