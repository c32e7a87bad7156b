/**
 * Newsletters that readers sign up for, with the proof that they did. Uses {@code contact}, {@code secret}, {@code throttle},
 * {@code outbox}, {@code click}, {@code personal}.
 */
@NullMarked
package org.usersay.subscription.newsletter;

import org.jspecify.annotations.NullMarked;
