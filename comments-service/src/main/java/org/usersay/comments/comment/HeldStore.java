package org.usersay.comments.comment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code held}: which comments of a reader in a thread may be held, {@code _id} being
 * {@code site/article/reader}. Every query is by {@code _id}, because a signed-in reader asks on
 * every page view. A hint only: it is written before the comment and taken away after it, and the comment's own state
 * decides.
 *
 * <p>{@code since} has, by the comment's id, the version with which it began to wait. Whoever takes a hint away names the
 * version with which that was over, so that he spares the hint of a comment which has begun to wait again.
 */
@Component
class HeldStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("held", ShardKey.ID);

    private final MongoCollection<Document> held;

    HeldStore(MongoDatabase database) {
        this.held = LAYOUT.open(database);
    }

    /** Before this version of the comment is written. */
    void add(Comment comment) {
        held.updateOne(
                Filters.eq("_id", id(comment.thread(), comment.author().id())),
                Updates.max(since(comment), comment.version()),
                new UpdateOptions().upsert(true));
    }

    /** After the version was written with which this comment no longer waits. */
    void remove(Comment comment, long version) {
        held.updateOne(
                Filters.and(
                        Filters.eq("_id", id(comment.thread(), comment.author().id())),
                        Filters.lt(since(comment), version)),
                Updates.unset(since(comment)));
    }

    Set<String> find(ArticleKey thread, String reader) {
        var found = held.find(Filters.eq("_id", id(thread, reader))).first();
        return found == null ? Set.of() : found.get("since", new Document()).keySet();
    }

    private static String since(Comment comment) {
        return "since." + comment.id();
    }

    private static String id(ArticleKey thread, String reader) {
        return thread + "/" + reader;
    }
}
