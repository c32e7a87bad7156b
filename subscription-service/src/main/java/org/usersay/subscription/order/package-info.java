/**
 * Subscription orders. Uses {@code account}, {@code catalog}, {@code contact}, {@code payment}, {@code secret}, {@code outbox}, {@code privacy}, {@code attemptlimit}, {@code requester}, {@code session}.
 */
@NullMarked
package org.usersay.subscription.order;

import org.jspecify.annotations.NullMarked;
