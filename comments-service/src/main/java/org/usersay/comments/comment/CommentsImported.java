package org.usersay.comments.comment;

import java.util.List;

/**
 * They came with an import: to be copied and counted, but no news to anybody. Told after they are durable; a listener
 * must bear hearing it twice.
 */
public record CommentsImported(List<Comment> comments) {

    public CommentsImported {
        comments = List.copyOf(comments);
    }
}
