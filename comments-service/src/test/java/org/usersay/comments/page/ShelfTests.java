package org.usersay.comments.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.count.ChangesMissed;
import org.usersay.comments.count.CommentSort;
import org.usersay.comments.count.Listings;
import org.usersay.comments.count.Request;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.starter.test.Tokens;
import redis.clients.jedis.RedisClient;

/** How often a page is made. */
@CommentsServiceTest
class ShelfTests {

    private static final int READERS = 50;

    /** On which the processes of this service tell each other what they have changed. */
    private static final String CHANNEL = "comments:touched";

    @Autowired
    Api api;

    @Autowired
    Shelf shelf;

    @Autowired
    Listings listings;

    @Autowired
    Sites sites;

    @Autowired
    RedisClient redis;

    @Autowired
    ApplicationEventPublisher events;

    private final String article = Api.article();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void ofManyReadersOfOnePageAtOnceOneMakesIt() throws Exception {
        api.posted(article, "ann", "hot");
        var together = new CyclicBarrier(READERS);
        var pages = new ArrayList<Future<RenderedPage>>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                pages.add(readers.submit(() -> {
                    together.await();
                    return read(article);
                }));
            }
        }
        for (Future<RenderedPage> renderedPage : pages) {
            assertThat(renderedPage.get()).isSameAs(pages.getFirst().get());
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void commentRemakesThePagesThatShowItAndNoOthers() {
        var first = Api.id(api.posted(article, "ann", "first"));
        var elsewhere = Api.article();
        api.posted(elsewhere, "ann", "elsewhere");
        var there = read(elsewhere);
        var here = read(article);
        assertThat(read(article)).isSameAs(here);
        assertThat(made).hasValue(2);

        api.posted(article, "bob", "second");
        assertThat(read(elsewhere)).isSameAs(there);
        assertThat(read(article)).isNotSameAs(here);
        assertThat(made).hasValue(3);

        var answers = readReplies(first);
        api.posted(article, "bob", "third, which answers nobody");
        assertThat(readReplies(first)).isSameAs(answers);
        assertThat(made).hasValue(4);
    }

    @Test
    void changeThatAnotherProcessTellsOfRemakesThePage() {
        var before = changedUntold();
        redis.publish(CHANNEL, "not what any process says");
        redis.publish(CHANNEL, "another-process " + key());
        await().untilAsserted(() -> assertThat(read(article)).isNotSameAs(before));
        assertThat(made).hasValue(2);
    }

    @Test
    void afterASilenceOfTheOthersEveryPageIsComparedAgain() {
        var before = changedUntold();
        events.publishEvent(new ChangesMissed());
        assertThat(read(article)).isNotSameAs(before);
        assertThat(made).hasValue(2);
    }

    /** A page whose copy another process has changed since, which is not known here. */
    private RenderedPage changedUntold() {
        await().until(listings::hearsOthers);
        var comment = Api.id(api.posted(article, "ann", "first"));
        var edit = api.call(
                HttpMethod.PUT,
                "/comments/" + comment,
                Tokens.reader("ann"),
                Api.json().put("text", "second"));
        assertThat(edit).hasStatusOk();
        var renderedPage = read(article);
        redis.hset("comments:" + key().hashTag() + ":ver", comment, "3");
        assertThat(read(article)).isSameAs(renderedPage);
        return renderedPage;
    }

    private ArticleKey key() {
        return sites.article("vir", article);
    }

    private RenderedPage read(String of) {
        return shelf.page(
                        Request.top(sites.article("vir", of), CommentSort.NEWEST, 20, 4, Optional.empty()),
                        slice -> page())
                .page();
    }

    private RenderedPage readReplies(String comment) {
        return shelf.page(
                        Request.replies(sites.article("vir", article), comment, 20, 4, Optional.empty()),
                        slice -> page())
                .page();
    }

    private RenderedPage page() {
        made.incrementAndGet();
        return RenderedPage.of(new byte[0], null);
    }
}
