package org.usersay.comments.comment;

import java.util.List;

/**
 * Comments of an import, published after they are durable. They cause no notifications; a listener may get the event
 * twice.
 */
public record CommentsImported(List<Comment> comments) {

    public CommentsImported {
        comments = List.copyOf(comments);
    }
}
