package org.usersay.comments.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.comment.CommentView;

/**
 * One page of a thread as JSON.
 *
 * @param count of the thread's published comments
 * @param next cursor of the page after it; null on the last
 */
public record ThreadPageResponse(
        ArticleView article,
        int count,
        List<CommentView> items,
        @Nullable String next) {

    public ThreadPageResponse {
        items = List.copyOf(items);
    }

    /** The article a thread belongs to. */
    public record ArticleView(
            String id, @Nullable String title, @Nullable String url, ArticleState state) {}

    /** One page of the replies to a comment as JSON. */
    record ReplyPage(List<CommentView> items, @Nullable String next) {
        ReplyPage {
            items = List.copyOf(items);
        }
    }
}
