package org.usersay.comments.count;

import org.usersay.starter.site.ArticleKey;

/** Names of the Redis keys. */
final class RedisKeys {

    private RedisKeys() {}

    /** Hash {@code {run, epoch, count}} with the number of an article's published comments. */
    static String count(ArticleKey thread) {
        return "comments:" + thread.hashTag() + ":count";
    }
}
