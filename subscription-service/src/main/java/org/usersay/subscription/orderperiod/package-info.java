/**
 * Holds of orders, and other addresses. Uses {@code attemptlimit}, {@code catalog}, {@code order}, {@code ordering}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.orderperiod;

import org.jspecify.annotations.NullMarked;
