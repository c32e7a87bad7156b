package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.thread;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.IdempotencyRecord;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.markup.TextFormat;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.AskedReads;
import tools.jackson.databind.JsonNode;

/** Summaries of replies after many comments were inserted at once. */
@CommentsServiceTest
@Import(AskedReads.class)
class BulkInsertTests {

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    CommentWriter writer;

    @Autowired
    CommentReconciler reconciler;

    @Autowired
    CommentStore store;

    @Autowired
    PublishedCounter counter;

    @Autowired
    ApplicationEventPublisher events;

    private final String article = Api.article();
    private final ArticleKey key = new ArticleKey("vir", article);

    @Test
    void repliesToManyCommentsAreSummarizedByOneReadAndOneWrite() {
        var parents =
                IntStream.range(0, 20).mapToObj(i -> posted("number " + i)).toList();
        AskedReads.forget();
        writer.insertAll(parents.stream()
                .map(parent -> reply(parent, CommentState.PUBLISHED))
                .toList());
        assertThat(AskedReads.of(Set.of("comments")))
                .filteredOn(command -> !command.getFirstKey().equals("aggregate"))
                .extracting(BsonDocument::getFirstKey)
                .containsExactly("find");
        assertThat(items())
                .hasSize(20)
                .allSatisfy(item -> assertThat(replies(item)).isEqualTo(1));
        assertThat(api.count(article)).isEqualTo(40);
    }

    @Test
    void repliesInsertedTogetherWithTheirParentsAreSummarized() {
        var top = comment(ThreadPosition.TOP, CommentState.PUBLISHED);
        var some = new ArrayList<Comment>(List.of(top));
        for (int i = 0; i < 6; i++) {
            some.addFirst(reply(top, CommentState.PUBLISHED));
        }
        some.addFirst(reply(top, CommentState.HELD));
        assertThat(writer.insertAll(some)).isEmpty();
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(replies(item)).isEqualTo(6);
            assertThat(item.at("/replies/items")).hasSize(3);
            assertThat(item.at("/replies/next").isNull()).isFalse();
        });
    }

    @Test
    void tombstonesAppearUpToTheTopWhenRepliesUnderThemAreInserted() {
        var top = comment(ThreadPosition.TOP, CommentState.REJECTED);
        var middle = reply(top, CommentState.REJECTED);
        writer.insertAll(List.of(top, middle));
        assertThat(items()).isEmpty();
        writer.insertAll(List.of(reply(middle, CommentState.PUBLISHED)));
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(replies(item)).isEqualTo(1));
    }

    @Test
    void tombstonesInsertedTogetherWithTheirRepliesAreShown() {
        var top = comment(ThreadPosition.TOP, CommentState.REJECTED);
        var middle = reply(top, CommentState.REJECTED);
        writer.insertAll(List.of(reply(middle, CommentState.PUBLISHED), middle, top));
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(replies(item)).isEqualTo(1));
    }

    @Test
    void commentThatChangesWhileRepliesToItAreInsertedIsCounted() {
        var changing = posted("changing");
        var still = posted("still");
        var racing = new CommentStore(mongo) {
            @Override
            Set<String> insertAll(Collection<Comment> many) {
                mongo.getCollection("comments").updateOne(Filters.eq("_id", changing.id()), Updates.inc("version", 1L));
                return super.insertAll(many);
            }
        };
        new CommentWriter(racing, new ReplySummaries(racing), counter, events)
                .insertAll(List.of(reply(changing, CommentState.PUBLISHED), reply(still, CommentState.PUBLISHED)));
        assertThat(items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(replies(item)).isEqualTo(1));
    }

    @Test
    void commentsThatExistAreCountedOnce() {
        var top = comment(ThreadPosition.TOP, CommentState.PUBLISHED);
        var first = reply(top, CommentState.PUBLISHED);
        writer.insertAll(List.of(top, first));
        assertThat(writer.insertAll(List.of(top, first, reply(top, CommentState.PUBLISHED))))
                .containsExactlyInAnyOrder(top.id(), first.id());
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(replies(item)).isEqualTo(2));
    }

    /** Otherwise nothing would find a comment whose replies were counted outside a write that has a mark of its own. */
    @Test
    void recountThatLosesToOtherWritesEveryTimeIsLeftToTheReconciler() {
        var top = posted("top");
        api.replied(article, "bob", "reply", top.id());
        writer.removeMarks();
        mongo.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", top.id()),
                        Updates.combine(
                                Updates.set("replies", new Document("count", 0).append("first", List.of())),
                                Updates.unset(DirtyMark.FIELD)));
        var losing = new CommentStore(mongo) {
            @Override
            public boolean replace(Comment comment) {
                return false;
            }
        };
        assertThat(new ReplySummaries(losing).recount(key, top.id())).isFalse();
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(replies(item)).isEqualTo(1));
        assertThat(store.find(key, top.id()).orElseThrow().dirtyMark()).isNull();
    }

    private Comment posted(String text) {
        return store.find(key, id(api.posted(article, "ann", text))).orElseThrow();
    }

    private Comment reply(Comment parent, CommentState state) {
        return comment(ThreadPosition.under(parent, 3), state);
    }

    private Comment comment(ThreadPosition position, CommentState state) {
        var id = UuidV7.next();
        return Comment.create(
                id,
                key,
                position,
                new Author("ann", "Reader ann", List.of()),
                new CommentBody("words", TextFormat.MARKDOWN, "<p>words</p>", List.of(), null, List.of(), 0),
                new ModerationStatus(state, List.of(), false),
                Instant.now(),
                new IdempotencyRecord(id, "import"));
    }

    private List<JsonNode> items() {
        return List.copyOf(api.read(thread(article) + "?limit=50")
                .get("items")
                .valueStream()
                .toList());
    }

    private static int replies(JsonNode item) {
        return item.get("replyCount").intValue();
    }
}
