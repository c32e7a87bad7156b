package org.usersay.ratings.vote;

import java.util.Optional;
import java.util.Set;
import org.usersay.starter.site.ArticleKey;

/**
 * One reader's stars for one article. A withdrawn vote stays, with no stars, so that the next write still reveals the
 * difference and its version goes on counting.
 *
 * @param stars 1 to 5, or 0 where withdrawn
 * @param day the day it was last cast
 * @param version counts the writes to this vote
 * @param keptOut why it does not count; empty for a vote that does
 */
public record Vote(ArticleKey article, Voter voter, int stars, int day, long version, Set<String> keptOut) {

    public Vote {
        keptOut = Set.copyOf(keptOut);
    }

    public boolean withdrawn() {
        return stars == 0;
    }

    public Optional<Counted> counted() {
        return withdrawn() || !keptOut.isEmpty() ? Optional.empty() : Optional.of(new Counted(stars, day));
    }

    static Vote none(ArticleKey article, Voter voter) {
        return new Vote(article, voter, 0, 0, 0, Set.of());
    }
}
