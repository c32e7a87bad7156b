package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.usersay.comments.Api.id;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.test.Stores;

/** The count of a whole site. */
@CommentsServiceTest
class SiteCountTests {

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @BeforeEach
    void nothing() {
        for (var some = ids(); !some.isEmpty(); some = ids()) {
            mongo.getCollection("comments").deleteMany(Filters.in("_id", some));
        }
        Stores.flushRedis();
    }

    /** So many that the store deletes them within the time that a command may take. */
    private List<String> ids() {
        return mongo.getCollection("comments")
                .find()
                .projection(Projections.include("_id"))
                .limit(1_000)
                .map(comment -> comment.getString("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void isExactWhateverHappens() {
        var article = Api.article();
        var top = id(api.posted(article, "ann", "one"));
        api.replied(article, "bob", "two", top);
        var gone = id(api.posted(Api.article(), "ann", "three"));
        counts(3);
        api.decide("REJECT", gone);
        counts(2);
        // A process that died right after its insert.
        var orphan = new Document(
                mongo.getCollection("comments").find(Filters.eq("_id", top)).first());
        mongo.getCollection("comments")
                .insertOne(orphan.append("_id", UuidV7.next()).append("requestKey", "orphan"));
        Stores.flushRedis();
        counts(3);
        assertThat(api.read("/sites/other/comment-count").get("count").intValue())
                .isZero();
        assertThat(api.get("/sites/nowhere/comment-count")).hasStatus(404);
    }

    private void counts(int expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.read("/sites/vir/comment-count")
                                .get("count")
                                .intValue())
                        .isEqualTo(expected));
    }
}
