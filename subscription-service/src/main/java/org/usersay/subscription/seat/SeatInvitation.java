package org.usersay.subscription.seat;

import java.time.Instant;
import org.usersay.subscription.contact.EmailAddress;

/** Invitation of an address to a seat, which is kept free until it is over. */
record SeatInvitation(String id, EmailAddress email, Instant invitedAt, Instant expiresAt) {}
