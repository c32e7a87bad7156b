/**
 * Campaigns: one text to all of a newsletter's list, each recipient once. Uses {@code attemptlimit}, {@code contact}, {@code
 * newsletter}, {@code outbox}, {@code requester}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.campaign;

import org.jspecify.annotations.NullMarked;
