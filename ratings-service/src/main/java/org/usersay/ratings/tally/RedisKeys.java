package org.usersay.ratings.tally;

import org.usersay.starter.site.ArticleKey;

/** Redis keys of the tallies. Those of one article share a hash tag, so that they lie on one node of a cluster. */
final class RedisKeys {

    /** Sorted set of articles whose tally is to be checked, by the time (ms) at which they are due. */
    static final String CHANGED = "ratings:changed";

    /** Hash: the last rebuild of all tallies that ended. */
    static final String REBUILT = "ratings:{all}:rebuilt";

    /** Text: the instance that rebuilds all tallies. */
    static final String REBUILDING = "ratings:{all}:rebuilding";

    private RedisKeys() {}

    /** Hash: the counts of an article, and what {@code tally-apply.lua} notes beside them. */
    static String tally(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":tally";
    }

    /** Sorted set of the tokens of votes about to be written, by the time (ms) they were marked. */
    static String marks(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":marks";
    }

    /** Prefix of the hashes of an article's votes. */
    static String votes(ArticleKey article) {
        return "ratings:" + article.hashTag() + ":votes:";
    }

    /** Parses {@code site/article}. */
    static ArticleKey article(String text) {
        int slash = text.indexOf('/');
        return new ArticleKey(text.substring(0, slash), text.substring(slash + 1));
    }
}
