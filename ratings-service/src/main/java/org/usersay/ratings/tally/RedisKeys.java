package org.usersay.ratings.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.usersay.starter.site.ArticleKey;

/** The Redis keys of one article, on one node of a cluster by their hash tag. */
final class RedisKeys {

    private RedisKeys() {}

    /** Hash: {@code life, epoch, moving, last, suspect, recount, recounting, lost, counted}, and the tally's fields. */
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

    /** Hash, of each write that was open during the last recount: the version it saw by voter, its time (ms) by token. */
    static String floors(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":floors";
    }

    static List<String> all(ArticleKey article) {
        return List.of(tally(article), open(article), log(article), floors(article));
    }

    /** Reads what {@code HGETALL} answers a script for a tally. */
    static TallyStore.Stored stored(ArticleKey article, List<?> flat) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put(String.valueOf(flat.get(i)), String.valueOf(flat.get(i + 1)));
        }
        return new TallyStore.Stored(article, Long.parseLong(fields.getOrDefault("epoch", "0")), false, tally(fields));
    }

    /** The counts among a tally's fields. */
    static Tally tally(Map<String, String> fields) {
        var counts = new HashMap<String, Long>();
        fields.forEach((field, value) -> {
            if (isCount(field)) {
                counts.put(field, Long.valueOf(value));
            }
        });
        return new Tally(counts);
    }

    private static boolean isCount(String field) {
        return field.indexOf(':') > 0 || Tally.TOTALS.contains(field);
    }
}
