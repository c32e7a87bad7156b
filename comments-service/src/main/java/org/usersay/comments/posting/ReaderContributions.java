package org.usersay.comments.posting;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.store.CommentQueries;
import org.usersay.comments.store.ReaderCommentQueries;

/** Everything that one reader has written, on every site: what is done to it, which may be done again, and all of it. */
@Service
public class ReaderContributions {

    private final CommentQueries queries;
    private final ReaderCommentQueries own;
    private final CommentUpdater updater;

    ReaderContributions(CommentQueries queries, ReaderCommentQueries own, CommentUpdater updater) {
        this.queries = queries;
        this.own = own;
        this.updater = updater;
    }

    /** A reader's comments in every state, oldest first. */
    public void eachBy(String reader, Consumer<Comment> consumer) {
        own.eachBy(reader, consumer);
    }

    /** The comments of others that the reader reported, in no particular order. */
    public void eachReportedBy(String reader, Consumer<Comment> consumer) {
        own.eachReportedBy(reader, consumer);
    }

    /** Rejects published and held comments with a suspension; a moderator may publish each again. */
    public void removeAll(String reader, String suspension) {
        updateModeration(reader, before -> before.removedWith(suspension));
    }

    /** Brings back what these suspensions removed and nobody decided about since, as it was. */
    public void restoreAll(String reader, Collection<String> suspensions) {
        updateModeration(reader, before -> before.restored(suspensions));
    }

    /**
     * Removes the author from the reader's comments and keeps their texts, which others have answered: id, name and earlier
     * versions from the comments, the name from answers and mentions, id and note from the reports. Held comments are deleted.
     */
    public void forget(String reader) {
        for (String id : queries.idsBy(reader)) {
            var comment = updater.update(id, ReaderContributions::withoutAuthor);
            for (String answer : queries.answersTo(comment)) {
                updater.update(answer, before -> before.with(before.position().withoutAnswers()));
            }
        }
        for (String id : own.idsMentioning(reader)) {
            updater.update(id, before -> before.with(before.content().withoutMentionOf(reader)));
        }
        for (String id : own.idsReportedBy(reader)) {
            updater.updateUnseen(id, before -> before.with(before.moderation().withoutReporter(reader)));
        }
    }

    /** Puts a new display name under everything the reader has written, and into the answers to it. */
    public void rename(String reader, String name) {
        for (String id : queries.idsBy(reader)) {
            var comment =
                    updater.update(id, before -> before.with(before.author().named(name)));
            for (String answer : queries.answersTo(comment)) {
                updater.update(answer, before -> before.with(before.position().answering(name)));
            }
        }
    }

    private static Comment withoutAuthor(Comment comment) {
        var moderation = comment.state() == CommentState.HELD
                ? comment.moderation().in(CommentState.DELETED, List.of())
                : comment.moderation();
        return comment.with(Author.GONE)
                .with(comment.content().withoutHistory())
                .with(moderation);
    }

    private void updateModeration(String reader, UnaryOperator<ModerationStatus> change) {
        for (String id : queries.idsBy(reader)) {
            updater.update(id, before -> {
                var moderation = change.apply(before.moderation());
                return moderation.equals(before.moderation()) ? before : before.with(moderation);
            });
        }
    }
}
