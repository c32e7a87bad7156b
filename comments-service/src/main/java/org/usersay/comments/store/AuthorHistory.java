package org.usersay.comments.store;

import java.time.Instant;
import java.util.List;
import org.usersay.comments.comment.CommentState;
import org.usersay.starter.id.UuidV7;

/**
 * What became of an author's latest comments on a site.
 *
 * @param comments newest first, {@value #MAX} at most
 */
public record AuthorHistory(List<Entry> comments) {

    static final int MAX = 100;

    public AuthorHistory {
        comments = List.copyOf(comments);
    }

    /** One comment. */
    public record Entry(String id, CommentState state) {

        /** Whether a moderator took it away. */
        public boolean rejected() {
            return state == CommentState.REJECTED || state == CommentState.SPAM;
        }

        public boolean isAfter(Instant instant) {
            return id.compareTo(UuidV7.at(instant)) > 0;
        }
    }

    /** The same without one comment. */
    public AuthorHistory without(String id) {
        return new AuthorHistory(
                comments.stream().filter(entry -> !entry.id().equals(id)).toList());
    }
}
