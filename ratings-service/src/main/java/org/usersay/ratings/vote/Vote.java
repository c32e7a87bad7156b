package org.usersay.ratings.vote;

import java.time.Instant;
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
 * @param castAt when the stars were given; unknown where only the counts were asked for
 */
public record Vote(
        ArticleKey article,
        Voter voter,
        int stars,
        int day,
        long version,
        Set<String> keptOut,
        Optional<Instant> castAt) {

    public Vote {
        keptOut = Set.copyOf(keptOut);
    }

    public boolean withdrawn() {
        return stars == 0;
    }

    public Optional<CountedVote> counted() {
        return withdrawn() || !keptOut.isEmpty() ? Optional.empty() : Optional.of(new CountedVote(stars, day));
    }

    static Vote none(ArticleKey article, Voter voter, VoteSource voteSource) {
        return new Vote(article, voter, 0, 0, 0, voteSource.keptOut(), Optional.empty());
    }

    /** The change that other reasons for keeping it out make. */
    VoteChange changedTo(Set<String> reasons) {
        var after = new Vote(article, voter, stars, day, version + 1, reasons, castAt);
        return new VoteChange(article, voter, after.version, counted(), after.counted());
    }
}
