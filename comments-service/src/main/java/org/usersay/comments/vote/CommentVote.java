package org.usersay.comments.vote;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * Vote of one reader on one comment.
 *
 * @param value 1, 0 or -1
 * @param change id of the change that brought the value; null where the reader never voted
 * @param version grows by one with every write; 0 before the first
 */
record CommentVote(
        ArticleKey article,
        String reader,
        String comment,
        int value,
        @Nullable String change,
        long version) {

    static CommentVote none(ArticleKey article, String reader, String comment) {
        return new CommentVote(article, reader, comment, 0, null, 0);
    }

    /** Whether the reader ever voted on the comment, a withdrawn vote included. */
    boolean given() {
        return change != null;
    }

    /** Whether this change was written. */
    boolean contains(String changeId) {
        return changeId.equals(change);
    }

    CommentVote with(int newValue, String newChange) {
        return new CommentVote(article, reader, comment, newValue, newChange, version);
    }
}
