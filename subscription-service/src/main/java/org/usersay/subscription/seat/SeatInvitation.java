package org.usersay.subscription.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Invitation of an address to a seat, which is kept free until it is over.
 *
 * @param formerOwner id of the account whose address it was until it changed; null where there is none
 */
record SeatInvitation(
        String id, EmailAddress email, @Nullable String formerOwner, Instant invitedAt, Instant expiresAt) {}
