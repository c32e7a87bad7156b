package org.usersay.comments.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.comment.CommentView;

/** One page of a thread as JSON. */
record ThreadPageResponse(
        ArticleView article,
        int count,
        List<CommentView> items,
        @Nullable String next) {

    /** The article a thread belongs to. */
    record ArticleView(
            String id, @Nullable String title, @Nullable String url, ArticleState state) {}

    /** One page of the replies to a comment as JSON. */
    record ReplyPage(List<CommentView> items, @Nullable String next) {}
}
