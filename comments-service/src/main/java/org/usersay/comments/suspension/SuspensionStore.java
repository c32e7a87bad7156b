package org.usersay.comments.suspension;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code suspensions}: {@code _id} is a suspended reader, {@code until} the end of the suspension; the document
 * {@value #FEED} holds the position in the feed of reader events. The collection is small and read whole.
 */
@Component
class SuspensionStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("suspensions", ShardKey.ID);
    private static final String FEED = "feed";

    private final MongoCollection<Document> suspensions;

    SuspensionStore(MongoDatabase database) {
        this.suspensions = LAYOUT.open(database);
    }

    /** End of the suspension by reader, of those that have not ended. */
    Map<String, Instant> activeAt(Instant now) {
        Map<String, Instant> active = new HashMap<>();
        suspensions
                .find(gt("until", Date.from(now)))
                .forEach(found -> active.put(
                        found.getString("_id"), found.getDate("until").toInstant()));
        return active;
    }

    void save(String reader, Instant until) {
        replace(reader, new Document("until", Date.from(until)));
    }

    void delete(String reader) {
        suspensions.deleteOne(eq("_id", reader));
    }

    /** Id of the last event before which nothing is left to be applied; null before the first. */
    @Nullable
    String position() {
        var stored = suspensions.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    void savePosition(String event) {
        replace(FEED, new Document("after", event));
    }

    private void replace(String id, Document document) {
        suspensions.replaceOne(eq("_id", id), document.append("_id", id), new ReplaceOptions().upsert(true));
    }
}
