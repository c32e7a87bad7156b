package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Comment;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** Search for words on a site of any size. */
@CommentsServiceTest
class CommentSearchTests {

    private static final int SEARCHED = 3;

    @Autowired
    Api api;

    @Autowired
    MongoDatabase database;

    @Autowired
    Sites sites;

    private final String article = Api.article();

    @Test
    void everyPageReadsABoundedNumberOfCommentsAndTheLastFindsTheOldest() {
        var oldest = Api.id(api.posted(article, "ann", "the needle"));
        for (int i = 0; i < 6; i++) {
            api.posted(article, "ann", "hay of stack " + i);
        }
        var newest = Api.id(api.posted(article, "ann", "another needle"));

        var pages = pages(1);

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> page.comments().stream()))
                .extracting(Comment::id)
                .containsExactly(newest, oldest);
    }

    @Test
    void pageThatIsFullGoesOnAfterItsLastComment() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(Api.id(api.posted(article, "ann", "needle " + i)));
        }
        assertThat(pages(2).stream().flatMap(page -> page.comments().stream()))
                .extracting(Comment::id)
                .containsExactlyElementsOf(ids);
    }

    private List<CommentPage> pages(int limit) {
        var queries = new CommentQueries(database, sites, SEARCHED);
        var search = new CommentSearch(
                "vir",
                Optional.empty(),
                Optional.empty(),
                Optional.of("NEEDLE"),
                Optional.empty(),
                Optional.of(new ArticleKey("vir", article)),
                Optional.empty());
        var pages = new ArrayList<CommentPage>();
        @Nullable String before = null;
        do {
            var page = queries.search(search, before, limit);
            assertThat(page.comments()).hasSizeLessThanOrEqualTo(limit);
            pages.add(page);
            before = page.last();
        } while (before != null);
        return pages;
    }
}
