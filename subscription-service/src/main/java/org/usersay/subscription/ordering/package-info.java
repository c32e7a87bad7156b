/**
 * Placing, reading, renewing and paying orders. Uses {@code account}, {@code attemptlimit}, {@code catalog}, {@code cleanup}, {@code consent}, {@code contact}, {@code coupon}, {@code order}, {@code payment}, {@code privacy}, {@code quote}, {@code requester}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.ordering;

import org.jspecify.annotations.NullMarked;
