package org.usersay.ratings.vote;

/**
 * A request with an Idempotency-Key, kept in the vote that it changed.
 *
 * @param key hashed
 * @param fingerprint of the request
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
