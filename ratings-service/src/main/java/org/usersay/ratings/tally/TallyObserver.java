package org.usersay.ratings.tally;

import java.util.Map;
import org.usersay.starter.site.ArticleKey;

/** Wants to know, within a second, which tallies have moved. */
public interface TallyObserver {

    /** These articles now have these tallies. */
    void moved(Map<ArticleKey, Tally> tallies);
}
