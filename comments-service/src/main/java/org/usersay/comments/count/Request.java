package org.usersay.comments.count;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.count.Slice.After;
import org.usersay.starter.site.ArticleKey;

/**
 * What is wanted of a thread: a page of its top level, or of the replies to one comment, oldest first.
 *
 * @param whose the comment whose replies are wanted; null for the top level
 * @param limit entries at most
 * @param pins top-level comments wanted whatever their place in the order
 * @param first replies to bring with each entry
 */
public record Request(
        ArticleKey thread,
        CommentSort sort,
        @Nullable String whose,
        int limit,
        int first,
        Optional<After> after,
        List<String> pins) {

    public Request {
        pins = List.copyOf(pins);
    }

    public static Request top(ArticleKey thread, CommentSort sort, int limit, int first, Optional<After> after) {
        return new Request(thread, sort, null, limit, first, after, List.of());
    }

    /** The same, with these of the top level brought as well. */
    public Request with(List<String> pinned) {
        return new Request(thread, sort, whose, limit, first, after, pinned);
    }

    public static Request replies(ArticleKey thread, String whose, int limit, int first, Optional<After> after) {
        return new Request(thread, CommentSort.OLDEST, whose, limit, first, after, List.of());
    }
}
