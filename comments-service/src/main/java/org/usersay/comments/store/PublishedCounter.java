package org.usersay.comments.store;

import org.usersay.starter.site.ArticleKey;

/**
 * Counter of an article's published comments outside MongoDB. Implemented by {@code count}. None of its methods throws
 * where the counter is away.
 */
public interface PublishedCounter {

    /** A ticket for one write of a comment that changes the number, taken before the write. */
    String prepare(ArticleKey thread);

    /**
     * Changes the counter after the write.
     *
     * @return false where it is unknown whether the counter includes the write, so that the article must be recounted
     */
    boolean add(ArticleKey thread, String ticket, int change);

    /** Counts anew from MongoDB; false where that did not succeed. */
    boolean recount(ArticleKey thread);
}
