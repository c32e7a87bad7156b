package org.usersay.comments.count;

import java.util.List;
import org.usersay.starter.site.ArticleKey;

/** Names of the Redis keys; those of a thread share the hash tag {@code {site/article}}. */
final class Keys {

    /** Sorted set of what may have been written and not yet copied, by the millisecond it was announced. */
    static final String DIRTY = "comments:dirty";

    /** Channel on which processes tell each other that a thread has changed. */
    static final String TOUCHED = "comments:touched";

    private static final List<String> PARTS = List.of("meta", "tree", "top", "con", "tomb", "ver");

    private Keys() {}

    /** In the order in which the scripts expect them. */
    static List<String> of(ArticleKey thread) {
        var tag = "comments:" + thread.hashTag() + ":";
        return PARTS.stream().map(part -> tag + part).toList();
    }

    static String meta(ArticleKey thread) {
        return "comments:" + thread.hashTag() + ":meta";
    }
}
