package org.usersay.comments.article;

import java.util.List;

/**
 * Articles that a search has found, newest first.
 *
 * @param more whether there are more than these, or may be
 */
record FoundArticles(List<Article> articles, boolean more) {

    FoundArticles {
        articles = List.copyOf(articles);
    }

    /** The first of those that were read, one more than the limit where there are more. */
    static FoundArticles of(List<Article> read, int limit) {
        return new FoundArticles(read.subList(0, Math.min(limit, read.size())), read.size() > limit);
    }
}
