/**
 * Publications, plans and subscription orders. Uses {@code account}, {@code contact}, {@code secret}, {@code outbox}, {@code privacy}, {@code attemptlimit}, {@code requester}.
 */
@NullMarked
package org.usersay.subscription.order;

import org.jspecify.annotations.NullMarked;
