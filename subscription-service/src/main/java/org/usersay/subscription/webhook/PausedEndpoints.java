package org.usersay.subscription.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/** Endpoints that answered 410, by name {@code site/endpoint}: nothing is sent to them until an event of a test arrives. */
@Component
class PausedEndpoints {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("webhook_pauses", ShardKey.ID);

    private final MongoCollection<Document> pauses;
    private final Clock clock;

    PausedEndpoints(MongoDatabase database, Clock clock) {
        this.pauses = LAYOUT.open(database);
        this.clock = clock;
    }

    void pause(String endpoint) {
        pauses.updateOne(
                Filters.eq(endpoint),
                Updates.setOnInsert("since", Date.from(clock.instant())),
                new UpdateOptions().upsert(true));
    }

    void resume(String endpoint) {
        pauses.deleteOne(Filters.eq(endpoint));
    }

    /** Since when an endpoint is paused. */
    Optional<Instant> since(String endpoint) {
        return Optional.ofNullable(pauses.find(Filters.eq(endpoint)).first())
                .map(pause -> pause.getDate("since").toInstant());
    }
}
