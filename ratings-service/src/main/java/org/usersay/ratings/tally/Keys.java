package org.usersay.ratings.tally;

import java.util.HashMap;
import java.util.List;
import org.usersay.starter.site.ArticleKey;

/** The Redis keys of one article, on one node of a cluster by their hash tag. */
final class Keys {

    private Keys() {}

    /** Hash: {@code life, epoch, moving, last, suspect, recount}, and the tally's fields. */
    static String tally(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":tally";
    }

    /** Sorted set of tokens by the time (ms) their write began. */
    static String open(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":open";
    }

    /** List of differences counted while a recount runs. */
    static String log(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":log";
    }

    /** Hash: the version a recount saw of a vote whose write was open then. */
    static String floors(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":floors";
    }

    static List<String> all(ArticleKey article) {
        return List.of(tally(article), open(article), log(article), floors(article));
    }

    /** Reads what {@code HGETALL} answers for a tally. */
    static TallyRecords.Stored stored(ArticleKey article, List<?> flat) {
        var fields = new HashMap<String, Long>();
        long epoch = 0;
        for (int i = 0; i < flat.size(); i += 2) {
            var field = String.valueOf(flat.get(i));
            if (field.equals("epoch")) {
                epoch = Long.parseLong(String.valueOf(flat.get(i + 1)));
            } else if (isCount(field)) {
                fields.put(field, Long.valueOf(String.valueOf(flat.get(i + 1))));
            }
        }
        return new TallyRecords.Stored(article, epoch, false, new Tally(fields));
    }

    private static boolean isCount(String field) {
        return field.indexOf(':') > 0 || Tally.TOTALS.contains(field);
    }
}
