package org.usersay.ratings.vote;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Origin of a vote, as far as it is kept.
 *
 * @param network keyed hash of the network's address; the key is deleted after some days
 * @param deviceSince when the device was issued, for a vote without an account
 * @param exclusions reasons why a new vote does not count yet
 */
public record VoteSource(Optional<String> network, Optional<Instant> deviceSince, Set<String> exclusions) {

    /** Nothing is known of the origin. */
    public static final VoteSource UNKNOWN = new VoteSource(Optional.empty(), Optional.empty(), Set.of());

    public VoteSource {
        exclusions = Set.copyOf(exclusions);
    }
}
