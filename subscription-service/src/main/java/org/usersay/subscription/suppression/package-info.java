/**
 * Addresses that get no mail: those that came back, whose owners complained, or that staff entered. Uses {@code account}, {@code contact}, {@code
 * outbox}, {@code privacy}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.suppression;

import org.jspecify.annotations.NullMarked;
