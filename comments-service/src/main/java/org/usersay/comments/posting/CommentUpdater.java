package org.usersay.comments.posting;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.store.CommentStore;
import org.usersay.comments.store.CommentWriter;
import org.usersay.comments.store.Comments;
import org.usersay.comments.store.NotificationOutbox;
import org.usersay.comments.store.StripedLock;
import org.usersay.comments.webhook.CommentWebhooks;
import org.usersay.starter.id.UuidV7;

/**
 * Conditional updates of one comment: it is read, changed, and written unless it was written in between, else once more.
 * Within a process the updates of one comment follow each other, so that many at once do not fail each other.
 */
@Component
public class CommentUpdater {

    private static final int ATTEMPTS = 50;

    private final Comments comments;
    private final CommentStore store;
    private final CommentWriter writer;
    private final NotificationOutbox outbox;
    private final CommentWebhooks webhooks;
    private final StripedLock stripedLock = new StripedLock();

    CommentUpdater(
            Comments comments,
            CommentStore store,
            CommentWriter writer,
            NotificationOutbox outbox,
            CommentWebhooks webhooks) {
        this.comments = comments;
        this.store = store;
        this.writer = writer;
        this.outbox = outbox;
        this.webhooks = webhooks;
    }

    /**
     * Updates a comment and publishes what has changed.
     *
     * @param change may be applied more than once; the comment itself where nothing is to be written
     * @return the comment as it is now
     */
    Comment update(String id, UnaryOperator<Comment> change) {
        return update(id, change, (before, after) -> writer.replace(before, enclosed(before, after)));
    }

    /** As {@link #update}, for a moderator's decision. */
    Comment decide(String id, UnaryOperator<Comment> change) {
        return update(id, change, (before, after) -> writer.replace(before, webhooks.decided(enclosed(before, after))));
    }

    /** As {@link #update}, for an invisible change from which nothing follows: no event is published. */
    Comment updateUnseen(String id, UnaryOperator<Comment> change) {
        return update(
                id, change, (before, after) -> store.replace(after) ? Optional.of(after.next()) : Optional.empty());
    }

    /** With what the write has to send. */
    private Comment enclosed(Comment before, Comment after) {
        return webhooks.enclose(before, outbox.enclose(before, after));
    }

    private Comment update(
            String id, UnaryOperator<Comment> change, BiFunction<Comment, Comment, Optional<Comment>> write) {
        return stripedLock.take(UuidV7.require(id), () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var before = comments.require(id);
                var after = change.apply(before);
                if (after.equals(before)) {
                    return before;
                }
                var written = write.apply(before, after);
                if (written.isPresent()) {
                    return written.get();
                }
            }
            throw CommentUpdates.busy();
        });
    }
}
