package org.usersay.ratings.tally;

import java.util.List;
import org.usersay.starter.site.ArticleKey;

/** Receiver of the tallies that changed, within a second; after a loss of Redis, of all tallies. */
public interface TallyListener {

    /**
     * A tally as it was read.
     *
     * @param version of two readings of one article, the greater is the later
     */
    record Changed(ArticleKey article, Tally tally, long version) {}

    void onChange(List<Changed> tallies);
}
