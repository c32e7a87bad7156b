package org.usersay.subscription.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in device.
 *
 * @param salt with the current secret it gives the next one
 * @param current digest of the secret that refreshes this session
 * @param previous digest of the secret that was exchanged for it
 * @param rotatedAt when it was exchanged
 */
record Session(
        String id,
        String reader,
        String device,
        String salt,
        String current,
        @Nullable String previous,
        Instant createdAt,
        Instant rotatedAt,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
