package org.usersay.comments.comment;

import java.util.List;

/**
 * What was decided about a comment.
 *
 * @param reasons why it is held, or what the moderator gave as reason
 */
public record Standing(CommentState state, List<String> reasons, boolean pinned) {

    public Standing {
        reasons = List.copyOf(reasons);
    }

    Standing in(CommentState newState, List<String> newReasons) {
        return new Standing(newState, newReasons, pinned && newState == CommentState.PUBLISHED);
    }
}
