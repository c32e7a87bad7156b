package org.usersay.comments.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Report;

/** Comment as moderators see it, with earlier texts and reports. */
record ModerationItem(
        String id,
        String article,
        @Nullable String parent,
        int depth,
        Author author,
        String html,
        String text,
        CommentState state,
        List<String> reasons,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Revision> revisions,
        int up,
        int down,
        int score,
        boolean pinned,
        List<Report> reports) {

    static ModerationItem of(Comment comment) {
        return new ModerationItem(
                comment.id(),
                comment.thread().article(),
                comment.position().parent(),
                comment.position().depth(),
                comment.author(),
                comment.content().html(),
                comment.content().text(),
                comment.state(),
                comment.moderation().reasons(),
                comment.createdAt(),
                comment.content().editedAt(),
                comment.content().revisions(),
                comment.votes().up(),
                comment.votes().down(),
                comment.votes().score(),
                comment.moderation().pinned(),
                comment.moderation().reports());
    }
}
