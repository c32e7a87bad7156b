package org.usersay.comments.suspension;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.posting.NewNames;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code new_names}: {@code _id} is a reader, {@code name} the latest name, kept for as long as an access token
 * may have an earlier one.
 */
@Component
class NewNameStore implements NewNames {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("new_names", ShardKey.ID, Index.on("until"));
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

    private final MongoCollection<Document> names;
    private final Clock clock;

    NewNameStore(MongoDatabase database, Clock clock) {
        this.names = LAYOUT.open(database);
        this.clock = clock;
        LAYOUT.createIndexes(names);
    }

    @Override
    public Optional<String> find(String reader) {
        return Optional.ofNullable(names.find(eq("_id", reader)).first()).map(found -> found.getString("name"));
    }

    /** Also deletes the names that every token has by now. */
    void save(String reader, String name) {
        var now = clock.instant();
        names.deleteMany(lt("until", Date.from(now)));
        var document =
                new Document("_id", reader).append("name", name).append("until", Date.from(now.plus(TOKEN_LIFETIME)));
        names.replaceOne(eq("_id", reader), document, new ReplaceOptions().upsert(true));
    }

    void delete(String reader) {
        names.deleteOne(eq("_id", reader));
    }
}
