package org.usersay.subscription.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Seat that a reader took.
 *
 * @param id the one of the invitation
 * @param email the address that was invited, which need not be the account's, and stays when that changes
 * @param formerOwner id of the account whose address it was until it changed; null where there is none
 * @param reader id of the account
 * @param name of the account at the time
 * @param token digest of the invitation's; null where there was none, and of seats from before it was kept
 */
record Seat(
        String id,
        EmailAddress email,
        @Nullable String formerOwner,
        String reader,
        String name,
        Instant takenAt,
        @Nullable String token) {}
