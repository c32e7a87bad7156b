/**
 * Campaigns: one text to a newsletter's list or a part of it, each recipient once. Uses {@code account}, {@code attemptlimit}, {@code
 * catalog}, {@code contact}, {@code newsletter}, {@code oneclick}, {@code order}, {@code outbox}, {@code requester}, {@code secret}, {@code session}.
 */
@NullMarked
package org.usersay.subscription.campaign;

import org.jspecify.annotations.NullMarked;
