package org.usersay.ratings.vote;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Where a vote came from, as far as we keep it.
 *
 * @param network keyed hash of the network's address; the key is forgotten after some days
 * @param deviceSince when the voting device first came, for a vote of nobody signed in
 * @param keptOut why a new vote does not count yet
 */
public record VoteSource(Optional<String> network, Optional<Instant> deviceSince, Set<String> keptOut) {

    /** Nothing is known of it. */
    public static final VoteSource UNKNOWN = new VoteSource(Optional.empty(), Optional.empty(), Set.of());

    public VoteSource {
        keptOut = Set.copyOf(keptOut);
    }
}
