package org.usersay.comments.comment;

import java.util.List;

/**
 * Removal of a comment by a suspension of its author, and what its undo restores.
 *
 * @param suspension id of the suspension
 */
public record Removal(String suspension, CommentState state, List<String> reasons, Evidence evidence) {

    /** Why the comments of a suspended reader are gone. */
    public static final String REASON = "AUTHOR_SUSPENDED";

    public Removal {
        reasons = List.copyOf(reasons);
    }
}
