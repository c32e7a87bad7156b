package org.usersay.comments.page;

import org.usersay.comments.comment.Comment;

/**
 * Where a page ends.
 *
 * @param value of the last comment in the order by votes; 0 in an order by time
 * @param id of the last comment
 */
record CursorPosition(long value, String id) {

    static CursorPosition of(Comment comment, CommentSort sort) {
        var value = switch (sort) {
            case NEWEST, OLDEST -> 0;
            case TOP -> comment.top();
            case CONTROVERSIAL -> comment.controversial();
        };
        return new CursorPosition(value, comment.id());
    }
}
