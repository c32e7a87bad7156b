package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.test.Stores;

/** A thread in which everybody answers the one before, ten thousand times. */
@CommentsServiceTest
class DeepThreadTests {

    private static final int LEVELS = 10_000;
    private static final int SHOWN = 3;
    private static final int BATCH = 1_000;

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();

    @Test
    void isReadAndAnsweredLikeAnyOther() {
        var top = id(api.posted(article, "ann", "level 0"));
        var deepest = deepen(top);
        Stores.flushRedis();
        var page = api.read(Api.thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(LEVELS);
        assertThat(page.at("/items/0/replies/items")).hasSize(1);

        var permalink = api.read("/comments/" + deepest);
        assertThat(permalink.get("depth").intValue()).isEqualTo(SHOWN);
        assertThat(permalink.get("ancestors")).hasSize(SHOWN + 1);

        var answer = api.replied(article, "bob", "level " + LEVELS, deepest);
        assertThat(answer.get("depth").intValue()).isEqualTo(SHOWN);
        assertThat(answer.get("parent").stringValue()).isEqualTo(deepest);
        assertThat(answer.at("/inReplyTo/id").stringValue()).isEqualTo(deepest);
        assertThat(api.count(article)).isEqualTo(LEVELS + 1);
        assertThat(walk(permalink.at("/ancestors/2/id").stringValue())).isEqualTo(LEVELS + 1 - SHOWN);
    }

    /** Every level below the top as posting would have left it, without posting it. */
    private String deepen(String top) {
        var comments = mongo.getCollection("comments");
        var model = comments.find(Filters.eq("_id", top)).first();
        assertThat(model).isNotNull();
        model.remove("dirty");
        var ids = new ArrayList<String>(List.of(top));
        IntStream.range(1, LEVELS).forEach(level -> ids.add(UuidV7.next()));
        var levels = IntStream.range(1, LEVELS)
                .mapToObj(level -> new Document(model)
                        .append("_id", ids.get(level))
                        .append("requestKey", ids.get(level))
                        .append("parent", ids.get(level - 1))
                        .append("answers", "Reader ann")
                        .append("path", List.copyOf(ids.subList(0, Math.min(level, SHOWN))))
                        .append("under", ids.get(Math.min(level, SHOWN) - 1))
                        .append("replies", replies(ids, level)))
                .toList();
        for (int from = 0; from < levels.size(); from += BATCH) {
            comments.insertMany(levels.subList(from, Math.min(levels.size(), from + BATCH)));
        }
        comments.updateOne(Filters.eq("_id", top), Updates.set("replies", replies(ids, 0)));
        return ids.getLast();
    }

    /** What a level knows of the comments shown under it. */
    private static Document replies(List<String> ids, int level) {
        if (level >= SHOWN) {
            return new Document("count", 0).append("first", List.of());
        }
        boolean last = level == SHOWN - 1;
        int first = level + 1;
        return new Document("count", last ? LEVELS - SHOWN : 1)
                .append("first", List.copyOf(ids.subList(first, last ? first + 4 : first + 1)));
    }

    /** How many replies the last level holds, page by page. */
    private int walk(String last) {
        int seen = 0;
        var cursor = "";
        do {
            var page = api.read("/comments/" + last + "/replies?limit=100" + cursor);
            seen += page.get("items").size();
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());
        return seen;
    }
}
