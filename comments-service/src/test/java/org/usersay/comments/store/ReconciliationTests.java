package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.thread;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.count.CommentCounts;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;

/** Counters may be lost, and processes may crash between a write and what follows from it. */
@CommentsServiceTest
class ReconciliationTests {

    @Autowired
    Api api;

    @Autowired
    UnifiedJedis redis;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    CommentReconciler reconciler;

    @Autowired
    CommentWriter writer;

    @Autowired
    CommentCounts counts;

    private final String article = Api.article();
    private final ArticleKey key = new ArticleKey("vir", article);

    @Test
    void counterMayBeLostAndThePageIsTheSame() {
        var before = busyThread();
        redis.del(counts.key(key).key());
        assertThat(page()).isEqualTo(before);
        assertThat(api.count(article)).isEqualTo(before.get("count").intValue());
    }

    @Test
    void counterLostBeforeAWriteIsExactAfterIt() {
        int count = busyThread().get("count").intValue();
        redis.del(counts.key(key).key());
        api.posted(article, "ann", "after the loss");
        assertThat(api.count(article)).isEqualTo(count + 1);
        api.posted(article, "ann", "once more");
        assertThat(api.count(article)).isEqualTo(count + 2);
    }

    @Test
    void counterMadeUnderAnotherRunOfRedisIsNotTrusted() {
        var before = busyThread();
        redis.hset(counts.key(key).key(), "run", "an earlier run");
        redis.hset(counts.key(key).key(), "count", "77");
        assertThat(page()).isEqualTo(before);
        assertThat(redis.hget(counts.key(key).key(), "run"))
                .isEqualTo(counts.key(key).run());
    }

    @Test
    void writeThatOverlapsWithARecountCausesAnotherOne() {
        api.posted(article, "ann", "first");
        assertThat(api.count(article)).isEqualTo(1);
        redis.hset(counts.key(key).key(), "epoch", "counting by a process that crashed");
        var second = id(api.posted(article, "ann", "second"));
        assertThat(api.count(article)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(mark(second)).isNull());
    }

    @Test
    void commentOfAProcessThatCrashedIsOnThePageAtOnceAndCountedSoon() {
        var known = api.posted(article, "ann", "first");
        assertThat(api.count(article)).isEqualTo(1);
        var orphan = orphanOf(id(known));
        assertThat(api.ids(article, "newest", 10)).containsExactly(orphan, id(known));
        assertThat(api.count(article)).isEqualTo(1);
        reconcile();
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(mark(orphan)).isNull();
    }

    /** The marks are in MongoDB, so that no loss of Redis at whatever moment hides one. */
    @Test
    void commentOfAProcessThatCrashedIsCountedAlsoWhereRedisWasEmptiedInBetween() {
        var known = api.posted(article, "ann", "first");
        Stores.flushRedis();
        assertThat(api.count(article)).isEqualTo(1);
        orphanOf(id(known));
        reconcile();
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void replyOfAProcessThatCrashedIsShownUnderItsParent() {
        var top = id(api.posted(article, "ann", "top"));
        var reply = orphanOf(id(api.replied(article, "bob", "reply", top)));
        assertThat(api.read(thread(article)).at("/items/0/replyCount").intValue())
                .isEqualTo(1);
        reconcile();
        var item = api.read(thread(article)).at("/items/0");
        assertThat(item.get("replyCount").intValue()).isEqualTo(2);
        assertThat(item.at("/replies/items"))
                .extracting(Api::id)
                .contains(reply)
                .hasSize(2);
    }

    @Test
    void removalByAProcessThatCrashedIsFinished() {
        var gone = id(api.posted(article, "ann", "gone"));
        var answered = id(api.posted(article, "ann", "answered"));
        var reply = id(api.replied(article, "bob", "reply", answered));
        var lost = id(api.replied(article, "eve", "a reply that goes", answered));
        assertThat(api.count(article)).isEqualTo(4);
        remove(gone, false);
        remove(answered, true);
        remove(lost, false);
        reconcile();
        assertThat(api.count(article)).isEqualTo(1);
        var page = page();
        assertThat(page.get("items")).extracting(Api::id).containsExactly(answered);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("REJECTED");
        assertThat(page.at("/items/0/replyCount").intValue()).isEqualTo(1);
        assertThat(page.at("/items/0/replies/items/0/id").stringValue()).isEqualTo(reply);
        assertThat(List.of(gone, answered, lost))
                .allSatisfy(id -> assertThat(mark(id)).isNull());
    }

    /** The tombstones above a reply that has gone disappear, however many levels there are. */
    @Test
    void tombstonesWithoutRepliesDisappearUpToTheTop() {
        var top = id(api.posted(article, "ann", "top"));
        var middle = id(api.replied(article, "bob", "middle", top));
        var leaf = id(api.replied(article, "eve", "leaf", middle));
        api.decide("REJECT", top, middle);
        assertThat(page().get("items")).extracting(Api::id).containsExactly(top);
        remove(leaf, false);
        reconcile();
        assertThat(page().get("items")).isEmpty();
        assertThat(api.count(article)).isZero();
        api.decide("APPROVE", leaf);
        assertThat(page().at("/items/0/replies/items/0/replyCount").intValue()).isEqualTo(1);
    }

    @Test
    void markOfAFinishedWriteIsRemoved() {
        var comment = id(api.posted(article, "ann", "done"));
        await().untilAsserted(() -> assertThat(mark(comment)).isNull());
    }

    @Test
    void voteAnnouncedAndCastByAProcessThatCrashedIsCountedOnce() {
        var comment = settled(id(api.posted(article, "ann", "vote on me")));
        var vote = announce(comment, "bob", 1);
        mongo.getCollection("votes")
                .insertOne(new Document("_id", key + "/bob/" + comment)
                        .append("version", 1L)
                        .append("value", 1)
                        .append("change", vote));
        reconcile();
        reconcile();
        assertThat(up(comment)).isEqualTo(1);
        assertThat(mark(comment)).isNull();
    }

    @Test
    void voteAnnouncedByAProcessThatCrashedBeforeCastingItIsNotCounted() {
        var comment = settled(id(api.posted(article, "ann", "vote on me")));
        announce(comment, "bob", 1);
        assertThat(up(comment)).isZero();
        reconcile();
        assertThat(up(comment)).isZero();
        api.voted("bob", comment, 1);
        assertThat(up(comment)).isEqualTo(1);
    }

    @Test
    void votesLeaveNoMarkBehind() {
        var comment = settled(id(api.posted(article, "ann", "vote on me")));
        api.voted("bob", comment, 1);
        assertThat(mark(comment)).isNull();
    }

    @Test
    void countersOfArticlesWithoutCommentsExpire() {
        api.read(thread(article));
        assertThat(redis.ttl(counts.key(key).key())).isBetween(1L, 60L);
    }

    private JsonNode busyThread() {
        var top = id(api.posted(article, "ann", "top"));
        var reply = id(api.replied(article, "bob", "reply", top));
        api.replied(article, "eve", "deeper", reply);
        var gone = id(api.posted(article, "ann", "gone"));
        api.replied(article, "bob", "survivor", gone);
        api.decide("REJECT", gone, id(api.posted(article, "ann", "lonely")));
        api.voted("eve", top, 1);
        var page = page();
        assertThat(page.get("count").intValue()).isEqualTo(4);
        assertThat(page.get("items")).hasSize(2);
        return page;
    }

    private JsonNode page() {
        return api.read(thread(article) + "?sort=top");
    }

    /** Of everything that is marked, as if no process were at it any more. */
    private void reconcile() {
        reconciler.reconcile(Instant.now().plusSeconds(10));
    }

    private String settled(String comment) {
        writer.removeMarks();
        assertThat(mark(comment)).isNull();
        return comment;
    }

    /** A document as a process leaves it that crashes right after the insert. */
    private String orphanOf(String model) {
        var orphan = UuidV7.next();
        var document = comments().find(Filters.eq("_id", model)).first();
        assertThat(document).isNotNull();
        comments()
                .insertOne(new Document(document)
                        .append("_id", orphan)
                        .append("requestKey", orphan)
                        .append(DirtyMark.FIELD, UuidV7.next()));
        return orphan;
    }

    /** What is left of a removal whose process crashes right after it. */
    private void remove(String comment, boolean shown) {
        update(
                comment,
                Updates.combine(
                        Updates.set("state", "REJECTED"),
                        Updates.set("shown", shown),
                        Updates.set(DirtyMark.FIELD, UuidV7.next())));
    }

    private String announce(String comment, String reader, int to) {
        var vote = UuidV7.next();
        var pending = new Document("id", vote)
                .append("reader", reader)
                .append("from", 0)
                .append("to", to);
        update(comment, Updates.combine(Updates.set("pending", List.of(pending)), Updates.set(DirtyMark.FIELD, vote)));
        return vote;
    }

    private void update(String comment, Bson change) {
        comments().updateOne(Filters.eq("_id", comment), Updates.combine(change, Updates.inc("version", 1L)));
    }

    private int up(String comment) {
        return body(api.get("/comments/" + comment)).get("up").intValue();
    }

    private @Nullable String mark(String comment) {
        var found = comments().find(Filters.eq("_id", comment)).first();
        assertThat(found).isNotNull();
        return found.getString(DirtyMark.FIELD);
    }

    private MongoCollection<Document> comments() {
        return mongo.getCollection("comments");
    }
}
