package org.usersay.comments.readerevent;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/** Collection {@code feed_positions}: {@code _id} is a feed, {@code after} the id of its last event that was applied. */
@Component
class FeedPositionStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("feed_positions", ShardKey.ID);
    private static final String FEED = "reader-events";

    private final MongoCollection<Document> positions;

    FeedPositionStore(MongoDatabase database) {
        this.positions = LAYOUT.open(database);
    }

    /** Id of the last event before which nothing is left to be applied; null before the first. */
    @Nullable
    String position() {
        var stored = positions.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    void savePosition(String event) {
        positions.replaceOne(
                eq("_id", FEED), new Document("_id", FEED).append("after", event), new ReplaceOptions().upsert(true));
    }
}
