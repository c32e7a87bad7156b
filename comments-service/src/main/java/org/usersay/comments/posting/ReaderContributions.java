package org.usersay.comments.posting;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.CommentQueries;
import org.usersay.comments.store.ReaderCommentQueries;

/** Everything that one reader has written, on every site: what is done to it, which may be done again, and all of it. */
@Service
public class ReaderContributions {

    /** Why the comments of a suspended reader are gone. */
    public static final String SUSPENDED = "AUTHOR_SUSPENDED";

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

    /** Takes away what is published or waits; a moderator may bring each back. */
    public void removeAll(String reader) {
        queries.idsBy(reader).forEach(this::withdraw);
    }

    /**
     * Leaves the words, which others have answered, and takes away whose they were: id, name and earlier versions here,
     * the name in the answers and mentions, the id and the note in the reports. What waits for a moderator goes altogether.
     */
    public void forget(String reader) {
        for (String id : queries.idsBy(reader)) {
            var comment = updater.update(id, ReaderContributions::withoutAuthor);
            for (String answer : queries.answersTo(comment)) {
                updater.update(answer, before -> before.with(before.place().answeringNobody()));
            }
        }
        for (String id : own.idsMentioning(reader)) {
            updater.update(id, before -> before.with(before.content().withoutMentionOf(reader)));
        }
        for (String id : own.idsReportedBy(reader)) {
            updater.updateUnseen(id, before -> before.with(before.standing().withoutReporter(reader)));
        }
    }

    /** Puts a new display name under everything the reader has written, and into the answers to it. */
    public void rename(String reader, String name) {
        for (String id : queries.idsBy(reader)) {
            var comment =
                    updater.update(id, before -> before.with(before.author().named(name)));
            for (String answer : queries.answersTo(comment)) {
                updater.update(answer, before -> before.with(before.place().answering(name)));
            }
        }
    }

    private static Comment withoutAuthor(Comment comment) {
        var standing = comment.state() == CommentState.HELD
                ? comment.standing().in(CommentState.DELETED, List.of())
                : comment.standing();
        return comment.with(Author.GONE)
                .with(comment.content().withoutHistory())
                .with(standing);
    }

    private void withdraw(String id) {
        updater.update(
                id,
                before -> before.published() || before.state() == CommentState.HELD
                        ? before.with(before.standing().in(CommentState.REJECTED, List.of(SUSPENDED)))
                        : before);
    }
}
