package org.usersay.comments.comment;

import java.util.List;
import org.springframework.stereotype.Service;

/** What is done to everything that one reader has written, on every site. Doing it again changes nothing. */
@Service
public class OneReader {

    /** Why the comments of a suspended reader are gone. */
    public static final String SUSPENDED = "AUTHOR_SUSPENDED";

    private final CommentStore store;
    private final Changes changes;
    private final Appearances appearances;

    OneReader(CommentStore store, Changes changes, Appearances appearances) {
        this.store = store;
        this.changes = changes;
        this.appearances = appearances;
    }

    /** Takes away what is published or waits; a moderator may bring each back. */
    public void removeAll(String reader) {
        store.idsBy(reader).forEach(id -> changes.withdraw(id, List.of(SUSPENDED)));
    }

    /**
     * Leaves the words, which others have answered, and takes away whose they were: id, name and earlier versions here,
     * the name in the answers. What waits for a moderator goes altogether.
     */
    public void forget(String reader) {
        for (String id : store.idsBy(reader)) {
            store.find(id)
                    .ifPresent(comment -> appearances.forget(comment.thread().site(), reader));
            var comment = changes.forget(id);
            store.answersTo(comment.thread(), id).forEach(changes::forgetAnswered);
        }
    }
}
