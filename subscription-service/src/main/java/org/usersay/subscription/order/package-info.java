/**
 * Publications, plans and subscription orders. Uses {@code account}, {@code contact}, {@code secret}, {@code outbox}, {@code personal}.
 */
@NullMarked
package org.usersay.subscription.order;

import org.jspecify.annotations.NullMarked;
