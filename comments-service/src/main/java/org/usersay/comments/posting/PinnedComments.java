package org.usersay.comments.posting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentRecheckRequested;
import org.usersay.comments.comment.CommentEvent.CommentRemoved;
import org.usersay.comments.store.CommentStore;
import org.usersay.comments.store.Comments;
import org.usersay.starter.site.ArticleKey;

/**
 * The pinned comments of each thread. The article's list is the truth and is changed in one conditional write; what a
 * comment tells of itself follows it. After a change of either the two are compared until they agree, in whatever
 * order changes come; what a crash left is found by the mark.
 */
@Service
public class PinnedComments {

    private static final int ATTEMPTS = 50;

    private final Articles articles;
    private final Comments comments;
    private final CommentUpdater updater;
    private final CommentStore store;

    PinnedComments(Articles articles, Comments comments, CommentUpdater updater, CommentStore store) {
        this.articles = articles;
        this.comments = comments;
        this.updater = updater;
        this.store = store;
    }

    /** Puts a published top-level comment on top of its thread; the oldest of more than three gives way. */
    public void pin(Comment comment) {
        var concerned = new LinkedHashSet<>(articles.pins(comment.thread()));
        concerned.add(comment.id());
        change(comment.thread(), concerned, () -> articles.pin(comment.thread(), comment.id()));
    }

    public void unpin(Comment comment) {
        change(comment.thread(), Set.of(comment.id()), () -> articles.unpin(comment.thread(), comment.id()));
    }

    private void change(ArticleKey thread, Set<String> concerned, Runnable change) {
        concerned.forEach(id -> store.mark(thread, id));
        change.run();
        concerned.forEach(this::settle);
    }

    /** Makes the comment and the list agree: what may not be pinned leaves the list, else the comment follows it. */
    void settle(String id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = comments.find(id);
            if (found.isEmpty()) {
                return;
            }
            var comment = found.get();
            boolean listed = articles.pins(comment.thread()).contains(id);
            if (listed && !comment.pinnable()) {
                articles.unpin(comment.thread(), id);
            } else if (listed != comment.moderation().pinned()) {
                updater.update(id, before -> before.with(before.moderation().pinned(listed)));
            } else {
                return;
            }
        }
        throw CommentUpdates.busy();
    }

    /** Unpins what is no longer published; publishing it again does not pin it again. */
    @EventListener
    @Order(CommentEvent.COPIES - 1)
    void release(CommentRemoved event) {
        var comment = event.comment();
        if (event.before().moderation().pinned() || listed(comment)) {
            articles.unpin(comment.thread(), comment.id());
            settle(comment.id());
        }
    }

    @EventListener
    void settle(CommentRecheckRequested event) {
        if (event.comment().moderation().pinned() != listed(event.comment())) {
            settle(event.comment().id());
        }
    }

    private boolean listed(Comment comment) {
        List<String> pins = articles.find(comment.thread()).pins();
        return pins.contains(comment.id());
    }
}
