package org.usersay.comments.comment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code held}: which comments of a reader in a thread may be held, {@code _id} being
 * {@code site/article/reader}, also the shard key. Every query is by {@code _id}, because a signed-in reader asks on
 * every page view. A hint only: it is written before the comment, whose own state decides.
 */
@Component
class HeldStore {

    private final MongoCollection<Document> held;

    HeldStore(MongoDatabase database) {
        this.held = database.getCollection("held");
    }

    void add(Comment comment) {
        held.updateOne(
                Filters.eq("_id", id(comment.thread(), comment.author().id())),
                Updates.addToSet("ids", comment.id()),
                new UpdateOptions().upsert(true));
    }

    List<String> find(ArticleKey thread, String reader) {
        var found = held.find(Filters.eq("_id", id(thread, reader))).first();
        return found == null ? List.of() : found.getList("ids", String.class, List.of());
    }

    private static String id(ArticleKey thread, String reader) {
        return thread + "/" + reader;
    }
}
