/**
 * Orders as they are kept, found and mailed about. Uses {@code account}, {@code catalog}, {@code consent}, {@code contact}, {@code coupon}, {@code quote}, {@code outbox}, {@code payment}, {@code secret}, {@code session}.
 */
@NullMarked
package org.usersay.subscription.order;

import org.jspecify.annotations.NullMarked;
