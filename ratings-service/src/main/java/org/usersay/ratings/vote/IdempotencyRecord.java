package org.usersay.ratings.vote;

/**
 * What is kept of a request that carried an Idempotency-Key, in the vote it changed.
 *
 * @param key hashed
 * @param fingerprint of what was asked
 */
public record IdempotencyRecord(String key, String fingerprint) {

    String stored() {
        return key + ":" + fingerprint;
    }

    static IdempotencyRecord read(String stored) {
        int colon = stored.indexOf(':');
        return new IdempotencyRecord(stored.substring(0, colon), stored.substring(colon + 1));
    }
}
