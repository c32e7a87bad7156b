package org.usersay.comments.recent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.store.Comments;
import org.usersay.starter.site.ArticleKey;

/** One list of published comments, newest first. Reading from it costs what is read. */
public sealed interface RecentList {

    /**
     * Some of the list.
     *
     * @param before continues after this id; null for the newest
     */
    List<Comment> newest(Comments comments, @Nullable String before, int limit);

    /** All articles of a site. */
    record OfSite(String site) implements RecentList {
        @Override
        public List<Comment> newest(Comments comments, @Nullable String before, int limit) {
            return comments.newestOn(site, before, limit);
        }
    }

    /** One article, replies among the others. */
    record OfArticle(ArticleKey thread) implements RecentList {
        @Override
        public List<Comment> newest(Comments comments, @Nullable String before, int limit) {
            return comments.newestUnder(thread, before, limit);
        }
    }

    /** One reader, on every site. */
    record OfAuthor(String author) implements RecentList {
        @Override
        public List<Comment> newest(Comments comments, @Nullable String before, int limit) {
            return comments.newestBy(author, before, limit);
        }
    }
}
