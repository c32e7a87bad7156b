package org.usersay.subscription.emailchange;

import java.time.Instant;
import java.util.Set;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Requested change of an account's address.
 *
 * @param confirmedBy the addresses whose link was used; both are needed
 * @param expiresAt until when the links work
 */
record EmailChange(
        String reader,
        EmailAddress from,
        EmailAddress to,
        Set<Side> confirmedBy,
        State state,
        Instant createdAt,
        Instant expiresAt) {

    EmailChange {
        confirmedBy = Set.copyOf(confirmedBy);
    }

    boolean confirmed() {
        return confirmedBy.containsAll(Set.of(Side.values()));
    }

    /** The two addresses of a change. */
    enum Side {
        OLD,
        NEW
    }

    /** How far a change has come; one in progress is finished after a crash. */
    enum State {
        REQUESTED,
        IN_PROGRESS,
        DONE
    }
}
