package org.usersay.comments.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;

/**
 * Page of a list of comments, newest first.
 *
 * @param last the id after which the list goes on; null where it ends
 */
public record CommentPage(List<Comment> comments, @Nullable String last) {

    public CommentPage {
        comments = List.copyOf(comments);
    }

    /** @param found up to one more than the page has */
    static CommentPage of(List<Comment> found, int limit) {
        return found.size() > limit
                ? new CommentPage(found.subList(0, limit), found.get(limit - 1).id())
                : new CommentPage(found, null);
    }
}
