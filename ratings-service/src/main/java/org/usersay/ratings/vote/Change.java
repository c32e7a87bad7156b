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
public record Change(ArticleKey article, Voter voter, long version, Optional<Counted> before, Optional<Counted> after) {

    public boolean movesTally() {
        return !before.equals(after);
    }
}
