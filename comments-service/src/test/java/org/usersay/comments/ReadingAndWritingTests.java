package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;

/** Reading a thread, writing into it, editing and deleting. */
@CommentsServiceTest
class ReadingAndWritingTests {

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void threadOfUnknownArticleIsOpenAndEmpty() {
        var page = api.read(thread(article));
        assertThat(page.at("/article/id").stringValue()).isEqualTo(article);
        assertThat(page.at("/article/state").stringValue()).isEqualTo("OPEN");
        assertThat(page.get("count").intValue()).isZero();
        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void postedCommentIsVisibleAtOnceToAllReaders() {
        api.read(thread(article));
        var result = api.post(article, "ann", "Hello *world*");
        assertThat(result).hasStatus(201);
        var comment = body(result);
        assertThat(result).headers().hasValue("Location", "/api/v1/comments/" + id(comment));
        assertThat(comment.get("html").stringValue()).isEqualTo("<p>Hello <em>world</em></p>");
        assertThat(comment.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(comment.at("/author/id").stringValue()).isEqualTo("ann");
        assertThat(comment.at("/author/name").stringValue()).isEqualTo("Reader ann");

        var page = api.read(thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(1);
        assertThat(page.at("/items/0/id").stringValue()).isEqualTo(id(comment));
        assertThat(page.at("/items/0/text").isMissingNode()).isTrue();
        assertThat(page.at("/items/0/replies/items")).isEmpty();
        assertThat(api.count(article)).isEqualTo(1);
    }

    @Test
    void firstThreeRepliesComeWithTheirCommentAndTheRestOnDemand() {
        var top = id(api.posted(article, "ann", "top"));
        for (int i = 1; i <= 5; i++) {
            api.replied(article, "bob", "reply " + i, top);
        }
        var item = api.read(thread(article)).at("/items/0");
        assertThat(item.get("replyCount").intValue()).isEqualTo(5);
        assertThat(item.at("/replies/items")).hasSize(3);
        assertThat(item.at("/replies/items/0/html").stringValue()).isEqualTo("<p>reply 1</p>");
        assertThat(item.at("/replies/items/0/depth").intValue()).isEqualTo(1);
        assertThat(item.at("/replies/items/0/parent").stringValue()).isEqualTo(top);

        var rest = api.read("/comments/" + top + "/replies?cursor="
                + item.at("/replies/next").stringValue());
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.at("/items/0/html").stringValue()).isEqualTo("<p>reply 4</p>");
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(api.count(article)).isEqualTo(6);
    }

    @Test
    void permalinkBringsAncestors() {
        var top = id(api.posted(article, "ann", "top"));
        var middle = id(api.replied(article, "bob", "middle", top));
        var leaf = id(api.replied(article, "ann", "leaf", middle));
        var view = api.read("/comments/" + leaf);
        assertThat(view.get("depth").intValue()).isEqualTo(2);
        assertThat(view.get("ancestors")).extracting(Api::id).containsExactly(top, middle);
        assertThat(view.at("/ancestors/0/replyCount").intValue()).isEqualTo(1);
    }

    @Test
    void repliesBelowTheLastLevelStandOnItAndSayWhomTheyAnswer() {
        var above = id(api.posted(article, "ann", "0"));
        for (int depth = 1; depth <= 3; depth++) {
            above = id(api.replied(article, "ann", "" + depth, above));
        }
        var deepest = above;
        var level2 = api.read("/comments/" + deepest).at("/ancestors/2/id").stringValue();
        var answer = api.replied(article, "bob", "4", deepest);
        assertThat(answer.get("depth").intValue()).isEqualTo(3);
        assertThat(answer.get("parent").stringValue()).isEqualTo(deepest);
        assertThat(answer.at("/inReplyTo/id").stringValue()).isEqualTo(deepest);
        assertThat(answer.at("/inReplyTo/name").stringValue()).isEqualTo("Reader ann");
        assertThat(api.read("/comments/" + level2 + "/replies").get("items"))
                .extracting(Api::id)
                .containsExactly(deepest, id(answer));
    }

    @Test
    void replyFortyLevelsDownHasTheAncestorsThatAreShownAndNoMore() {
        var above = id(api.posted(article, "ann", "0"));
        for (int depth = 1; depth <= 40; depth++) {
            above = id(api.replied(article, "ann", "" + depth, above));
        }
        var view = api.read("/comments/" + above);
        assertThat(view.get("ancestors")).hasSize(4);
        assertThat(api.read(thread(article)).get("count").intValue()).isEqualTo(41);
    }

    @Test
    void pageHasAnEntityTagAndACursorOfTheNext() {
        for (int i = 0; i < 3; i++) {
            api.posted(article, "ann", "comment " + i);
        }
        var result = api.get(thread(article) + "?limit=2");
        assertThat(result).headers().hasValue("Cache-Control", "max-age=1, public, stale-while-revalidate=30");
        var link = result.getResponse().getHeader("Link");
        assertThat(link)
                .contains("/api/v1" + thread(article))
                .contains("cursor=")
                .endsWith("rel=\"next\"");
        var tag = result.getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();
        assertThat(api.call(HttpMethod.GET, thread(article) + "?limit=2", null, null, "If-None-Match", "" + tag))
                .hasStatus(304);
        api.posted(article, "ann", "one more");
        assertThat(api.call(HttpMethod.GET, thread(article) + "?limit=2", null, null, "If-None-Match", "" + tag))
                .hasStatusOk();
    }

    @Test
    void tagOfAReadCommentIsTheOneThatAnEditNames() {
        var path = "/comments/" + id(api.posted(article, "ann", "one"));
        var first = String.valueOf(api.get(path).getResponse().getHeader("ETag"));
        var compressed = first.replaceFirst("\"$", "--gzip\"");
        for (var tag : new String[] {first, "W/" + first, compressed, "\"other\", " + first, first + ", \"e999\""}) {
            var current = String.valueOf(api.get(path).getResponse().getHeader("ETag"));
            assertThat(edit(path, tag.replace(first.replace("\"", ""), current.replace("\"", ""))))
                    .as(tag)
                    .hasStatusOk();
        }
        assertThat(edit(path, first)).hasStatus(412);
        assertThat(edit(path, "\"e" + "9".repeat(7) + '"')).hasStatus(412);
    }

    private MvcTestResult edit(String path, String tag) {
        return api.call(HttpMethod.PUT, path, Tokens.reader("ann"), json().put("text", tag), "If-Match", tag);
    }

    @Test
    void authorEditsWithinTheWindowAndTheOldWordsAreKeptForModerators() {
        var comment = api.posted(article, "ann", "befor");
        var path = "/comments/" + id(comment);
        api.read(thread(article));
        var edited = api.call(
                HttpMethod.PUT, path, Tokens.reader("ann"), json().put("text", "before"), "If-Match", "\"e0\"");
        assertThat(edited).hasStatusOk();
        assertThat(body(edited).get("editedAt").isNull()).isFalse();
        assertThat(api.read(thread(article)).at("/items/0/html").stringValue()).isEqualTo("<p>before</p>");
        assertThat(api.call(HttpMethod.PUT, path, Tokens.reader("ann"), json().put("text", "x"), "If-Match", "\"e0\""))
                .hasStatus(412);
        var queue = body(
                api.call(HttpMethod.GET, "/admin/sites/vir/comments?article=" + article, Tokens.moderator("m"), null));
        assertThat(queue.at("/items/0/revisions/0/text").stringValue()).isEqualTo("befor");
    }

    @Test
    void firstWordsAreKeptHoweverOftenTheyAreEdited() {
        var path = "/comments/" + id(api.posted(article, "ann", "version 0"));
        for (int i = 1; i <= 23; i++) {
            assertThat(api.call(HttpMethod.PUT, path, Tokens.reader("ann"), json().put("text", "version " + i)))
                    .hasStatusOk();
        }
        var queue = body(
                api.call(HttpMethod.GET, "/admin/sites/vir/comments?article=" + article, Tokens.moderator("m"), null));
        var kept = queue.at("/items/0/revisions");
        assertThat(kept).hasSize(20);
        assertThat(kept.at("/0/text").stringValue()).isEqualTo("version 0");
        assertThat(kept.at("/1/text").stringValue()).isEqualTo("version 4");
        assertThat(kept.at("/19/text").stringValue()).isEqualTo("version 22");
    }

    @Test
    void onlyTheAuthorEditsOrDeletes() {
        var path = "/comments/" + id(api.posted(article, "ann", "mine"));
        var edit = api.call(HttpMethod.PUT, path, Tokens.reader("bob"), json().put("text", "yours"));
        assertThat(edit).hasStatus(403);
        assertThat(problem(edit)).isEqualTo("/problems/not-the-author");
        assertThat(api.call(HttpMethod.DELETE, path, Tokens.reader("bob"), null))
                .hasStatus(403);
        assertThat(api.read(path).get("html").stringValue()).isEqualTo("<p>mine</p>");
    }

    @Test
    void deletedCommentIsRemovedUnlessItHasReplies() {
        var lonely = id(api.posted(article, "ann", "lonely"));
        var answered = id(api.posted(article, "ann", "answered"));
        var reply = id(api.replied(article, "bob", "reply", answered));
        for (var id : new String[] {lonely, answered, answered}) {
            assertThat(api.call(HttpMethod.DELETE, "/comments/" + id, Tokens.reader("ann"), null))
                    .hasStatus(204);
        }
        var page = api.read(thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(1);
        assertThat(page.get("items")).hasSize(1);
        var tombstone = page.at("/items/0");
        assertThat(tombstone.get("state").stringValue()).isEqualTo("DELETED");
        assertThat(tombstone.get("html").stringValue()).isEmpty();
        assertThat(tombstone.at("/author/name").stringValue()).isEmpty();
        assertThat(api.get("/comments/" + lonely)).hasStatus(404);
        assertThat(api.get("/comments/" + answered)).hasStatus(404);

        assertThat(api.call(HttpMethod.DELETE, "/comments/" + reply, Tokens.reader("bob"), null))
                .hasStatus(204);
        assertThat(api.read(thread(article)).get("items")).isEmpty();
        assertThat(api.count(article)).isZero();
    }

    @Test
    void retryWithTheSameKeyAnswersTheSameComment() {
        var first = api.post(article, "ann", "once", "Idempotency-Key", "k1");
        var again = api.post(article, "ann", "once", "Idempotency-Key", "k1");
        assertThat(again).hasStatus(201);
        assertThat(id(body(again))).isEqualTo(id(body(first)));
        assertThat(api.count(article)).isEqualTo(1);
        var other = api.post(article, "ann", "twice", "Idempotency-Key", "k1");
        assertThat(other).hasStatus(422);
        assertThat(problem(other)).isEqualTo("/problems/idempotency-key-reused");
        assertThat(api.post(article, "bob", "once", "Idempotency-Key", "k1")).hasStatus(201);
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void doubleClickPostsOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clicks = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> id(body(api.post(article, "ann", "click", "Idempotency-Key", "click")))))
                    .toList();
            assertThat(clicks)
                    .extracting(Future::get)
                    .containsOnly(id(api.read(thread(article)).at("/items/0")));
        }
        assertThat(api.count(article)).isEqualTo(1);
    }

    @Test
    void previewIsWhatWouldBePublished() {
        var result = api.call(HttpMethod.POST, "/comment-previews", null, json().put("text", "**a** <b>"));
        assertThat(result).hasStatusOk();
        assertThat(body(result).get("html").stringValue()).isEqualTo("<p><strong>a</strong> &lt;b&gt;</p>");
    }

    @Test
    void countsOfManyArticlesComeTogether() {
        var other = Api.article();
        api.posted(article, "ann", "one");
        api.posted(article, "ann", "two");
        var counts = api.read("/sites/vir/comment-counts?article=" + article + "&article=" + other)
                .get("counts");
        assertThat(counts.get(article).intValue()).isEqualTo(2);
        assertThat(counts.get(other).intValue()).isZero();
    }

    @Test
    void titleAndAddressThatComeWithTheFirstCommentAreKept() {
        api.call(
                HttpMethod.POST,
                thread(article),
                Tokens.reader("ann"),
                json().put("text", "first")
                        .put("articleTitle", "A title")
                        .put("articleUrl", "http://localhost:8080/a"));
        var shown = api.read(thread(article)).get("article");
        assertThat(shown.get("title").stringValue()).isEqualTo("A title");
        assertThat(shown.get("url").stringValue()).isEqualTo("http://localhost:8080/a");
    }

    @Test
    void addressThatIsNotTheSitesIsNotKeptAndLeavesRoomForTheTruth() {
        for (var address : new String[] {"https://evil.example/a", "http://localhost:8080/a"}) {
            assertThat(api.call(
                            HttpMethod.POST,
                            thread(article),
                            Tokens.reader("ann"),
                            json().put("text", "first")
                                    .put("articleTitle", "Told with " + address)
                                    .put("articleUrl", address)))
                    .hasStatus(201);
        }
        var shown = api.read(thread(article)).get("article");
        assertThat(shown.get("title").stringValue()).isEqualTo("Told with http://localhost:8080/a");
        assertThat(shown.get("url").stringValue()).isEqualTo("http://localhost:8080/a");
    }
}
