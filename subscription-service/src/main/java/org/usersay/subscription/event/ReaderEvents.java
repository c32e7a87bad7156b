package org.usersay.subscription.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionLayout;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.event.ReaderEvent.Kind;

/**
 * The feed, oldest first. The collection {@code reader_events} is read by {@code _id} alone, and is small: a few events a
 * reader at most.
 */
@Component
public class ReaderEvents {

    private static final CollectionLayout LAYOUT = CollectionLayout.of("reader_events", ShardKey.ID);

    /** Two processes may write out of order; nobody reads past an event that is still on its way. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final MongoCollection<Document> events;
    private final Clock clock;

    ReaderEvents(MongoDatabase database, Clock clock) {
        this.events = LAYOUT.open(database);
        this.clock = clock;
    }

    /** Adds to the feed; whoever reads it bears to be told twice. */
    public void add(ReaderEvent event) {
        events.insertOne(new Document("_id", event.id())
                .append("kind", event.kind().name())
                .append("reader", event.reader())
                .append("at", Date.from(event.at()))
                .append("until", event.until() == null ? null : Date.from(event.until()))
                .append("removeContributions", event.removeContributions()));
    }

    List<ReaderEvent> after(@Nullable String id, int limit) {
        var settled = lte("at", Date.from(clock.instant().minus(SETTLING)));
        return events.find(id == null ? settled : and(settled, gt("_id", id)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(ReaderEvents::read)
                .into(new ArrayList<>());
    }

    private static ReaderEvent read(Document event) {
        var until = event.getDate("until");
        return new ReaderEvent(
                event.getString("_id"),
                Kind.valueOf(event.getString("kind")),
                event.getString("reader"),
                event.getDate("at").toInstant(),
                until == null ? null : until.toInstant(),
                event.getBoolean("removeContributions", false));
    }
}
