package org.usersay.comments.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.CommentState;

/** Comment in the export of its author, in any state and with earlier texts. */
record OwnComment(
        String id,
        String site,
        String article,
        @Nullable String parent,
        String name,
        String text,
        CommentState state,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Revision> revisions,
        int up,
        int down) {

    static OwnComment of(Comment comment) {
        return new OwnComment(
                comment.id(),
                comment.thread().site(),
                comment.thread().article(),
                comment.position().parent(),
                comment.author().name(),
                comment.content().text(),
                comment.state(),
                comment.createdAt(),
                comment.content().editedAt(),
                comment.content().revisions(),
                comment.votes().up(),
                comment.votes().down());
    }
}
