package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.thread;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.comment.CommentEvent.CommentRecheckRequested;
import org.usersay.comments.store.Comments;
import org.usersay.starter.test.Tokens;

/** Comments on top of their thread: three at most, and each says of itself what the thread shows. */
@CommentsServiceTest
class PinTests {

    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    Comments comments;

    @Autowired
    ApplicationEventPublisher events;

    private final String article = Api.article();

    @Test
    void pinnedCommentOpensTheFirstPageInEveryOrderAndComesOnce() {
        var first = id(api.posted(article, "ann", "first"));
        for (int i = 0; i < 6; i++) {
            api.posted(article, "ann", "more " + i);
        }
        assertThat(pin(HttpMethod.PUT, first)).hasStatus(204);
        for (var sort : new String[] {"newest", "oldest", "top"}) {
            assertThat(api.ids(article, sort, 2))
                    .doesNotHaveDuplicates()
                    .hasSize(7)
                    .startsWith(first);
        }
        var shown = api.read(thread(article)).at("/items/0");
        assertThat(shown.get("pinned").booleanValue()).isTrue();
        api.replied(article, "bob", "reply", first);
        assertThat(api.read(thread(article)).at("/items/0/replyCount").intValue())
                .isEqualTo(1);
        assertThat(pin(HttpMethod.DELETE, first)).hasStatus(204);
        assertThat(api.ids(article, "newest", 100)).endsWith(first).hasSize(7);
    }

    @Test
    void pinOfAnotherProcessIsOnTheNextPage() {
        var posted = posted(2);
        assertThat(top()).isEmpty();
        mongo.getCollection("articles")
                .updateOne(
                        Filters.eq("_id", "vir/" + article),
                        Updates.set("pins", List.of(posted.getFirst())),
                        new UpdateOptions().upsert(true));
        assertThat(top()).containsExactly(posted.getFirst());
    }

    @Test
    void fourthPinReplacesTheOldestAndReportsIt() {
        var posted = posted(4);
        posted.forEach(comment -> assertThat(pin(HttpMethod.PUT, comment)).hasStatus(204));
        assertThat(top()).containsExactly(posted.get(3), posted.get(2), posted.get(1));
        assertEachIsReported(posted);
    }

    @Test
    void whatIsTakenAwayLosesItsPlaceForGood() {
        var posted = posted(3);
        assertThat(pin(HttpMethod.PUT, posted.getFirst())).hasStatus(204);
        api.replied(article, "bob", "a reply keeps the tombstone", posted.getFirst());
        api.decide("REJECT", posted.getFirst());
        assertThat(top()).isEmpty();
        assertThat(api.ids(article, "newest", 100)).endsWith(posted.getFirst());
        api.decide("APPROVE", posted.getFirst());
        assertThat(top()).isEmpty();
        assertThat(api.ids(article, "newest", 100)).endsWith(posted.getFirst());
        assertEachIsReported(posted);
    }

    @Test
    void ofModeratorsWhoPinAtOnceNoneUndoesTheOther() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 5; round++) {
            var posted = posted(3);
            AtOnce.run(3, i -> assertThat(pin(HttpMethod.PUT, posted.get(i))).hasStatus(204));
            assertThat(top()).containsExactlyInAnyOrderElementsOf(posted);
            assertEachIsReported(posted);
            AtOnce.run(3, i -> assertThat(pin(HttpMethod.DELETE, posted.get(i))).hasStatus(204));
            assertThat(top()).isEmpty();
            assertEachIsReported(posted);
        }
    }

    @Test
    void pinsAreExactWhateverModeratorsDoAtOnce() throws InterruptedException, ExecutionException {
        var posted = posted(6);
        AtOnce.run(60, i -> {
            var comment = posted.get(i % 6);
            switch (i % 5) {
                case 0 -> api.decide("REJECT", comment);
                case 1 -> api.decide("APPROVE", comment);
                case 2 -> assertThat(pin(HttpMethod.DELETE, comment)).hasStatus(204);
                default ->
                    assertThat(pin(HttpMethod.PUT, comment).getResponse().getStatus())
                            .isIn(204, 409);
            }
        });
        api.decide("APPROVE", posted.toArray(String[]::new));
        assertThat(top()).hasSizeLessThanOrEqualTo(3);
        assertEachIsReported(posted);
    }

    @Test
    void pinInterruptedByACrashIsFinished() {
        var comment = posted(1).getFirst();
        mongo.getCollection("articles")
                .updateOne(Filters.eq("_id", "vir/" + article), Updates.set("pins", List.of(comment)));
        api.announce(article, "OPEN");
        assertThat(api.read("/comments/" + comment).get("pinned").booleanValue())
                .isFalse();
        events.publishEvent(new CommentRecheckRequested(comments.require(comment)));
        assertThat(api.read("/comments/" + comment).get("pinned").booleanValue())
                .isTrue();
        assertThat(top()).containsExactly(comment);
    }

    private List<String> posted(int number) {
        api.announce(article, "OPEN");
        return IntStream.range(0, number)
                .mapToObj(i -> id(api.posted(article, "ann", "number " + i)))
                .toList();
    }

    /** Those which the first page calls pinned; they come before all others. */
    private List<String> top() {
        var items = api.read(thread(article) + "?limit=100").get("items");
        var pinned = items.values().stream()
                .filter(item -> item.get("pinned").booleanValue())
                .map(Api::id)
                .toList();
        assertThat(items.values().stream().limit(pinned.size()).map(Api::id)).containsExactlyElementsOf(pinned);
        return pinned;
    }

    private void assertEachIsReported(List<String> posted) {
        var top = top();
        var queued = api.queue("limit=100&article=" + article).get("items");
        for (String comment : posted) {
            assertThat(api.read("/comments/" + comment).get("pinned").booleanValue())
                    .as(comment)
                    .isEqualTo(top.contains(comment));
            assertThat(queued.values().stream().filter(item -> id(item).equals(comment)))
                    .singleElement()
                    .extracting(item -> item.get("pinned").booleanValue())
                    .isEqualTo(top.contains(comment));
        }
    }

    private MvcTestResult pin(HttpMethod method, String comment) {
        return api.call(method, "/admin/comments/" + comment + "/pin", MODERATOR, null);
    }
}
