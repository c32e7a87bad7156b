package org.usersay.comments.posting;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.store.Comments;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;

/**
 * Comments that a moderator has rejected, as far as their authors see them: for {@value #DAYS} days, with one appeal for each.
 * What was rejected with the suspension of its author, and spam, is not shown.
 */
@Service
public class Appeals {

    private static final int DAYS = 30;

    private final Comments comments;
    private final CommentUpdater updater;
    private final OriginCheck originCheck;
    private final Clock clock;

    Appeals(Comments comments, CommentUpdater updater, OriginCheck originCheck, Clock clock) {
        this.comments = comments;
        this.updater = updater;
        this.originCheck = originCheck;
        this.clock = clock;
    }

    /** Those of the latest {@code limit} rejected comments of a reader in a thread that the reader sees, newest first. */
    public List<Comment> rejected(ArticleKey thread, String reader, int limit) {
        return comments.rejected(thread, reader, limit).stream()
                .filter(this::isShown)
                .toList();
    }

    /** Puts a rejected comment back to those that wait for a moderator; repeating it is no error. */
    public Comment appeal(String id, String reader, RequestOrigin origin) {
        return updater.update(id, before -> {
            if (!before.writtenBy(reader)) {
                throw before.published()
                        ? CommentProblem.NOT_THE_AUTHOR.refusal("This comment belongs to another reader.")
                        : Comments.notFound();
            }
            originCheck.require(before, origin);
            var moderation = before.moderation();
            if (before.state() == CommentState.HELD && moderation.reasons().contains(ModerationStatus.APPEAL)) {
                return before;
            }
            if (!isShown(before)) {
                throw Comments.notFound();
            }
            if (moderation.review().appealed()) {
                throw CommonProblem.CONFLICT.refusal(
                        "Do not send the request again: there is one appeal for a comment.");
            }
            return before.with(moderation.appealed());
        });
    }

    private boolean isShown(Comment comment) {
        var last = comment.moderation().review().decision();
        return comment.state() == CommentState.REJECTED
                && last != null
                && last.decision() == Decision.REJECT
                && last.at().plus(Duration.ofDays(DAYS)).isAfter(clock.instant());
    }
}
