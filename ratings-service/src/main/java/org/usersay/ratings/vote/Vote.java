package org.usersay.ratings.vote;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.usersay.starter.site.ArticleKey;

/**
 * Stars that one reader or device gave to one article. A withdrawn vote keeps its document, with no stars, so that its
 * version goes on counting.
 *
 * @param stars 1 to 5, or 0 if withdrawn
 * @param day the day it was last cast, as the number {@code yyyymmdd}
 * @param version number of writes to this vote
 * @param exclusions reasons why it does not count; empty for a vote that does
 * @param castAt when the stars were given; empty where only counts were read
 */
public record Vote(
        ArticleKey article,
        Voter voter,
        int stars,
        int day,
        long version,
        Set<String> exclusions,
        Optional<Instant> castAt) {

    public Vote {
        exclusions = Set.copyOf(exclusions);
    }

    public boolean withdrawn() {
        return stars == 0;
    }

    /** What it adds to its article's tally; empty for a vote that does not count. */
    public Optional<CountedVote> counted() {
        return withdrawn() || !exclusions.isEmpty() ? Optional.empty() : Optional.of(new CountedVote(stars, day));
    }
}
