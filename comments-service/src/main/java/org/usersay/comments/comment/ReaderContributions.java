package org.usersay.comments.comment;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Everything that one reader has written, on every site: what is done to it, which may be done again, and all of it. */
@Service
public class ReaderContributions {

    /** Why the comments of a suspended reader are gone. */
    public static final String SUSPENDED = "AUTHOR_SUSPENDED";

    private final CommentStore store;
    private final ReaderCommentQueries own;
    private final CommentUpdates commentUpdates;
    private final Appearances appearances;

    ReaderContributions(
            CommentStore store, ReaderCommentQueries own, CommentUpdates commentUpdates, Appearances appearances) {
        this.store = store;
        this.own = own;
        this.commentUpdates = commentUpdates;
        this.appearances = appearances;
    }

    /** His comments in every state, oldest first. */
    public void eachBy(String reader, Consumer<Comment> consumer) {
        own.eachBy(reader, consumer);
    }

    /** The comments of others that he reported, in no particular order. */
    public void eachReportedBy(String reader, Consumer<Comment> consumer) {
        own.eachReportedBy(reader, consumer);
    }

    /** Takes away what is published or waits; a moderator may bring each back. */
    public void removeAll(String reader) {
        store.idsBy(reader).forEach(id -> commentUpdates.withdraw(id, List.of(SUSPENDED)));
    }

    /**
     * Leaves the words, which others have answered, and takes away whose they were: id, name and earlier versions here,
     * the name in the answers. What waits for a moderator goes altogether.
     */
    public void forget(String reader) {
        for (String id : store.idsBy(reader)) {
            store.find(id)
                    .ifPresent(comment -> appearances.forget(comment.thread().site(), reader));
            var comment = commentUpdates.forget(id);
            store.answersTo(comment.thread(), id).forEach(commentUpdates::forgetAnswered);
        }
    }
}
