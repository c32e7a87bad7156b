package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Comment;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.starter.test.Tokens;

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

    @Test
    void everyWordCountsInAnyOrderAndFarBackInTime() {
        var word = "k" + article.replaceAll("[^0-9a-f]", "");
        var oldest = Api.id(api.posted(article, "ann", "Đảo " + word + " của tôi"));
        for (int i = 0; i < 2 * SEARCHED; i++) {
            api.posted(Api.article(), "ann", "another island " + i + " dao");
        }
        assertThat(found("q=" + word + " dao")).containsExactly(oldest);
        assertThat(found("q=dao " + word)).containsExactly(oldest);
        assertThat(found("q=dao " + word + "&state=PUBLISHED")).containsExactly(oldest);
        assertThat(found("q=dao " + word + "&queue=new")).containsExactly(oldest);
        assertThat(found("q=dao " + word + "&state=HELD")).isEmpty();
        assertThat(found("q=" + word + " absent")).isEmpty();
        assertThat(found("q=!!!")).isEmpty();
    }

    /** The author has fewer comments than the article, and these are more than a page reads. */
    @Test
    void filtersBesideTheRarestOneAreTriedOnABoundedNumberOfComments() {
        var author = "author-" + article;
        var oldest = Api.id(api.posted(article, author, "the oldest"));
        for (int i = 0; i < 2 * SEARCHED; i++) {
            api.posted(Api.article(), author, "elsewhere " + i);
            api.posted(article, "ann", "by another " + i);
            api.posted(article, "ann", "by another again " + i);
        }
        var newest = Api.id(api.posted(article, author, "the newest"));

        var pages = pages(search(Optional.empty(), Optional.of(author)), 5);

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> page.comments().stream()))
                .extracting(Comment::id)
                .containsExactly(newest, oldest);
        assertThat(found("author=" + author + "&article=" + article)).containsExactly(newest, oldest);
        assertThat(found("author=" + author + "&reason=SPAM&article=" + article))
                .isEmpty();
    }

    @Test
    void timesBoundTheSearch() {
        var id = Api.id(api.posted(article, "ann", "in time"));
        var of = "article=" + article;
        var now = Instant.now();
        assertThat(found(of + "&from=" + now.minusSeconds(3_600) + "&to=" + now.plusSeconds(3_600)))
                .containsExactly(id);
        assertThat(found(of + "&from=" + now.plusSeconds(3_600))).isEmpty();
        assertThat(found(of + "&to=" + now.minusSeconds(3_600))).isEmpty();
        for (var times : List.of(
                "from=yesterday",
                "from=-1000000000-01-01T00:00:00Z",
                "to=+999999999-01-01T00:00:00Z",
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments?" + times, Tokens.moderator("mod"), null))
                    .as(times)
                    .hasStatus(400);
        }
    }

    private List<String> found(String query) {
        return api.queue(query)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private List<CommentPage> pages(int limit) {
        return pages(search(Optional.of("NEEDLE"), Optional.empty()), limit);
    }

    private CommentSearch search(Optional<String> words, Optional<String> author) {
        return new CommentSearch(
                "vir",
                Optional.empty(),
                Optional.empty(),
                words,
                author,
                Optional.of(new ArticleKey("vir", article)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<CommentPage> pages(CommentSearch search, int limit) {
        var query = new CommentSearchQuery(database, SEARCHED);
        var pages = new ArrayList<CommentPage>();
        @Nullable String before = null;
        do {
            var page = query.page(search, before, limit);
            assertThat(page.comments()).hasSizeLessThanOrEqualTo(limit);
            pages.add(page);
            before = page.last();
        } while (before != null);
        return pages;
    }
}
