package org.usersay.subscription.cleanup;

import java.time.Instant;

/** Documents that expire. Reads ignore expired ones before they are deleted. */
public interface ExpiringData {

    /** Deletes what has expired, by an index. */
    void deleteExpired(Instant now);
}
