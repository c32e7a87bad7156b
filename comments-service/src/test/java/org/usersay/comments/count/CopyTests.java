package org.usersay.comments.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.thread;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/** The copy in Redis may be lost, in whole or in part, and processes may die between a write and its copy. */
@CommentsServiceTest
class CopyTests {

    @Autowired
    Api api;

    @Autowired
    RedisClient redis;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    DirtyBook book;

    @Autowired
    Reconciler reconciler;

    @Autowired
    RedisGate gate;

    private final String article = Api.article();
    private final ArticleKey key = new ArticleKey("vir", article);

    @Test
    void everyKeyMayBeLostAndThePageIsTheSame() {
        var before = busyThread();
        Keys.of(key).forEach(redis::del);
        assertThat(page()).isEqualTo(before);
        assertThat(api.count(article)).isEqualTo(before.get("count").intValue());
    }

    @Test
    void anySingleKeyMayBeLost() {
        var before = busyThread();
        for (var lost : Keys.of(key)) {
            redis.del(lost);
            assertThat(api.count(article))
                    .as(lost)
                    .isEqualTo(before.get("count").intValue());
            assertThat(page()).as(lost).isEqualTo(before);
        }
    }

    @Test
    void keyLostBeforeAWriteIsNoticedByTheWrite() {
        int count = busyThread().get("count").intValue();
        for (var lost : Keys.of(key)) {
            redis.del(lost);
            api.posted(article, "ann", "after " + lost);
            assertThat(api.count(article)).as(lost).isEqualTo(++count);
        }
    }

    @Test
    void copyMadeUnderAnotherRunOfRedisIsNotTrusted() {
        var before = busyThread();
        redis.hset(Keys.meta(key), "run", "an earlier run");
        redis.zadd(Keys.of(key).get(1), 0, "root:stale");
        assertThat(page()).isEqualTo(before);
        assertThat(redis.hget(Keys.meta(key), "run")).isEqualTo(gate.run());
    }

    @Test
    void commentWrittenByAProcessThatDiedIsCountedAfterAll() {
        var known = api.posted(article, "ann", "first");
        assertThat(api.count(article)).isEqualTo(1);
        var orphan = orphanOf(id(known));
        book.mark(orphan, "1");
        assertThat(api.count(article)).isEqualTo(1);
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(api.ids(article, "newest", 10)).containsExactly(orphan, id(known));
        assertThat(marksOf(orphan)).isEmpty();
    }

    @Test
    void commentWrittenWhileRedisWasAwayIsCountedAfterAll() {
        var known = api.posted(article, "ann", "first");
        var orphan = orphanOf(id(known));
        mongo.getCollection("unsettled")
                .insertOne(new Document("_id", orphan + ":1").append("at", Date.from(Instant.now())));
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(marksOf(orphan)).isEmpty();
    }

    @Test
    void removalWrittenByAProcessThatDiedIsTakenOutAfterAll() {
        var gone = id(api.posted(article, "ann", "gone"));
        var answered = id(api.posted(article, "ann", "answered"));
        var reply = id(api.replied(article, "bob", "reply", answered));
        assertThat(api.count(article)).isEqualTo(3);
        for (var removed : List.of(gone, answered)) {
            book.mark(removed, "2");
            mongo.getCollection("comments")
                    .updateOne(
                            Filters.eq("_id", removed),
                            Updates.combine(Updates.set("state", "REJECTED"), Updates.inc("version", 1L)));
        }
        assertThat(api.count(article)).isEqualTo(3);
        reconciler.reconcile(Instant.now().plusSeconds(10));
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(api.count(article)).isEqualTo(1);
        var page = page();
        assertThat(page.get("items")).extracting(Api::id).containsExactly(answered);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("REJECTED");
        assertThat(page.at("/items/0/replies/items/0/id").stringValue()).isEqualTo(reply);
        assertThat(marksOf(gone)).isEmpty();
        assertThat(marksOf(answered)).isEmpty();
    }

    @Test
    void markOfAWriteThatNeverHappenedIsKeptForAWhileAndThenDropped() {
        var never = UuidV7.next();
        book.mark(never, "1");
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(marksOf(never)).hasSize(1);
        reconciler.reconcile(Instant.now().plusSeconds(120));
        assertThat(marksOf(never)).isEmpty();
    }

    @Test
    void markOfAFinishedWriteIsStruckOut() {
        var comment = id(api.posted(article, "ann", "done"));
        book.flush();
        assertThat(marksOf(comment)).isEmpty();
    }

    @Test
    void voteAnnouncedAndCastByAProcessThatDiedIsCountedOnce() {
        var comment = id(api.posted(article, "ann", "vote on me"));
        announce(comment, "v1", "bob", 1);
        mongo.getCollection("ballots")
                .insertOne(new Document("_id", key + "/bob/" + comment)
                        .append("version", 1L)
                        .append("v", 1)
                        .append("by", "v1"));
        book.mark(comment, "v1");
        reconciler.reconcile(Instant.now().plusSeconds(10));
        reconciler.reconcile(Instant.now().plusSeconds(10));
        assertThat(up(comment)).isEqualTo(1);
        assertThat(marksOf(comment)).isEmpty();
    }

    @Test
    void voteAnnouncedByAProcessThatDiedBeforeCastingItIsNotCounted() {
        var comment = id(api.posted(article, "ann", "vote on me"));
        announce(comment, "v1", "bob", 1);
        assertThat(up(comment)).isZero();
        Keys.of(key).forEach(redis::del);
        page();
        assertThat(up(comment)).isZero();
        api.voted("bob", comment, 1);
        assertThat(up(comment)).isEqualTo(1);
    }

    @Test
    void articlesNobodyCommentedOnLeaveNothingBehindForLong() {
        api.read(thread(article));
        assertThat(redis.ttl(Keys.meta(key))).isBetween(1L, 60L);
        api.posted(article, "ann", "first");
        assertThat(redis.ttl(Keys.meta(key))).isEqualTo(-1);
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

    /** Read past what this process remembers. */
    private JsonNode page() {
        gate.look();
        api.announce(article, "OPEN");
        return api.read(thread(article) + "?sort=top");
    }

    /** A document as a process leaves it that dies right after the insert. */
    private String orphanOf(String model) {
        var orphan = UuidV7.next();
        var comments = mongo.getCollection("comments");
        var document = comments.find(Filters.eq("_id", model)).first();
        assertThat(document).isNotNull();
        comments.insertOne(new Document(document).append("_id", orphan).append("once", orphan));
        return orphan;
    }

    private void announce(String comment, String vote, String reader, int to) {
        mongo.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", comment),
                        Updates.set(
                                "pending",
                                List.of(new Document("id", vote)
                                        .append("reader", reader)
                                        .append("from", 0)
                                        .append("to", to))));
    }

    private int up(String comment) {
        return body(api.get("/comments/" + comment)).get("up").intValue();
    }

    private List<DirtyMark> marksOf(String comment) {
        book.flush();
        return book.before(Instant.now().plusSeconds(600)).stream()
                .filter(mark -> mark.comment().equals(comment))
                .toList();
    }
}
