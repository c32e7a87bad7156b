/**
 * Newsletter subscriptions with proof of consent. Uses {@code cleanup}, {@code contact}, {@code secret}, {@code attemptlimit},
 * {@code outbox}, {@code oneclick}, {@code privacy}, {@code proofofwork}, {@code requester}.
 */
@NullMarked
package org.usersay.subscription.newsletter;

import org.jspecify.annotations.NullMarked;
