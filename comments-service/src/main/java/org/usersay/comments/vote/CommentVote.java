package org.usersay.comments.vote;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * What one reader voted on one comment.
 *
 * @param value 1, 0 or -1
 * @param vote id of the change that brought the value; null where he never voted
 * @param version grows by one with every write; 0 where nothing was ever written
 */
record CommentVote(
        ArticleKey thread,
        String reader,
        String comment,
        int value,
        @Nullable String vote,
        long version) {

    static CommentVote blank(ArticleKey thread, String reader, String comment) {
        return new CommentVote(thread, reader, comment, 0, null, 0);
    }

    /** Whether he ever voted, if only to withdraw it. */
    boolean given() {
        return vote != null;
    }

    /** Whether the change with this id reached the ballot. */
    boolean holds(String change) {
        return change.equals(vote);
    }

    CommentVote with(int newValue, String change) {
        return new CommentVote(thread, reader, comment, newValue, change, version);
    }
}
