package org.usersay.comments.webhook;

import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;

/**
 * Data of {@code decision.made}: the outcome, without the moderator and the words that were noted.
 *
 * @param state after the decision
 */
record DecidedComment(
        String site, String article, String id, @Nullable String url, CommentState state) {

    static DecidedComment of(Comment comment, @Nullable String url) {
        return new DecidedComment(
                comment.thread().site(), comment.thread().article(), comment.id(), url, comment.state());
    }
}
