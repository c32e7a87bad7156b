package org.usersay.ratings.tally;

import java.util.List;
import org.usersay.starter.site.ArticleKey;

/** Wants to know, within a second, which tallies have moved; after a loss of Redis it is told of all of them. */
public interface TallyListener {

    /**
     * An article's tally as it is now.
     *
     * @param asOf Redis's time (µs) when it was read: of two, the later is the newer
     */
    record Moved(ArticleKey article, Tally tally, long asOf) {}

    void moved(List<Moved> tallies);
}
