package org.usersay.ratings.vote;

import java.util.Optional;
import org.usersay.starter.site.ArticleKey;

/**
 * What one write did to one vote.
 *
 * @param version the vote's version after the write; every write makes the next one
 * @param before what the vote added to the tally until now
 * @param after what it adds from now on
 */
public record VoteChange(
        ArticleKey article, Voter voter, long version, Optional<CountedVote> before, Optional<CountedVote> after) {

    /** Nothing was written after all. */
    public static VoteChange none(ArticleKey article, Voter voter) {
        return new VoteChange(article, voter, 0, Optional.empty(), Optional.empty());
    }

    /** Whether anything was. */
    public boolean written() {
        return version > 0;
    }

    public boolean movesTally() {
        return !before.equals(after);
    }
}
