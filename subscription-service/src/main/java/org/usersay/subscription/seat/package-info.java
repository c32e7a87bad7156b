/**
 * Seats of orders whose buyer invites those who read. Uses {@code account}, {@code attemptlimit}, {@code cleanup}, {@code contact},
 * {@code order}, {@code ordering}, {@code outbox}, {@code privacy}, {@code requester}, {@code secret}, {@code session}.
 */
@NullMarked
package org.usersay.subscription.seat;

import org.jspecify.annotations.NullMarked;
