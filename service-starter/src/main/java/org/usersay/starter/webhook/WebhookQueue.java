package org.usersay.starter.webhook;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Deliveries that are to be made, one document for each event and endpoint, in a database that the services share. Not
 * divided: a claim does not name a delivery.
 */
public final class WebhookQueue {

    /** State of a delivery that is due now or later. */
    public static final String PENDING = "PENDING";

    /** Claims and what is given up: {@code {endpoint, state, dueAt}}. The console's list: {@code {site, state, createdAt, _id}}. */
    static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "webhook_deliveries",
            ShardKey.WHOLE,
            Index.on("endpoint", "state", "dueAt"),
            Index.on("-site", "-state", "-createdAt", "-_id"),
            Index.on("state", "since"));

    private final MongoCollection<Document> deliveries;
    private final Clock clock;
    private volatile boolean indexed;

    WebhookQueue(MongoDatabase database, Clock clock) {
        this.deliveries = LAYOUT.open(database);
        this.clock = clock;
    }

    /** All deliveries that wait or are dead. */
    public MongoCollection<Document> deliveries() {
        ensureIndexes();
        return deliveries;
    }

    /** Name of an endpoint in deliveries, unique over all sites. */
    public static String name(String site, WebhookEndpoint endpoint) {
        return site + "/" + endpoint.id();
    }

    /** Inserts a delivery; without effect where it is there already. */
    void insert(WebhookEvent event, WebhookEndpoint endpoint) {
        var now = Date.from(clock.instant());
        try {
            deliveries()
                    .insertOne(new Document("_id", event.id() + "_" + endpoint.id())
                            .append("event", event.id())
                            .append("site", event.site())
                            .append("endpoint", name(event.site(), endpoint))
                            .append("type", event.type())
                            .append("payload", event.payload())
                            .append("traceparent", event.traceparent())
                            .append("state", PENDING)
                            .append("createdAt", now)
                            .append("since", now)
                            .append("dueAt", now)
                            .append("attempts", 0));
        } catch (MongoWriteException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    private void ensureIndexes() {
        if (!indexed) {
            LAYOUT.createIndexes(deliveries);
            indexed = true;
        }
    }
}
