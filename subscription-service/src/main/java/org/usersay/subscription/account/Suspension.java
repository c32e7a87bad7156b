package org.usersay.subscription.account;

import java.time.Instant;

/**
 * Suspension of an account as it was decided.
 *
 * @param id that of its reader event, by which the comments that it removed are known
 * @param until its end; {@link #FOREVER} of a ban
 * @param by id of the moderator
 */
public record Suspension(String id, Instant until, String reason, String by, Instant at, boolean removedComments) {

    /** End of a ban, later than the end of any other suspension. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    public boolean banned() {
        return until.equals(FOREVER);
    }
}
