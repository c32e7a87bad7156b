package org.usersay.comments.recent;

import org.usersay.comments.comment.Comment;
import org.usersay.starter.site.ArticleKey;

/** One list of published comments, newest first. */
public sealed interface RecentList {

    /** Name of its Redis key, with the hash tag that keeps its two keys together. */
    String key();

    /** Whether the comment is on it. */
    boolean holds(Comment comment);

    /** All articles of a site. */
    record OfSite(String site) implements RecentList {
        @Override
        public String key() {
            return "comments:roll:{site/" + site + "}";
        }

        @Override
        public boolean holds(Comment comment) {
            return comment.thread().site().equals(site);
        }
    }

    /** One article, replies among the others. */
    record OfArticle(ArticleKey thread) implements RecentList {
        @Override
        public String key() {
            return "comments:roll:" + thread.hashTag();
        }

        @Override
        public boolean holds(Comment comment) {
            return comment.thread().equals(thread);
        }
    }

    /** One reader, on every site. */
    record OfAuthor(String author) implements RecentList {
        @Override
        public String key() {
            return "comments:roll:{author/" + author + "}";
        }

        @Override
        public boolean holds(Comment comment) {
            return comment.writtenBy(author);
        }
    }
}
