package org.usersay.comments.readerevent;

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
import org.springframework.scheduling.annotation.Scheduled;
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
    }

    @Override
    public Optional<String> find(String reader) {
        return Optional.ofNullable(names.find(eq("_id", reader)).first()).map(found -> found.getString("name"));
    }

    void save(String reader, String name) {
        var until = Date.from(clock.instant().plus(TOKEN_LIFETIME));
        var document = new Document("_id", reader).append("name", name).append("until", until);
        names.replaceOne(eq("_id", reader), document, new ReplaceOptions().upsert(true));
    }

    /** Also makes the index; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT15M")
    void deleteExpired() {
        LAYOUT.createIndexes(names);
        names.deleteMany(lt("until", Date.from(clock.instant())));
    }

    void delete(String reader) {
        names.deleteOne(eq("_id", reader));
    }
}
