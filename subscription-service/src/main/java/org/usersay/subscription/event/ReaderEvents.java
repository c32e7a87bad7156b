package org.usersay.subscription.event;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.event.ReaderEvent.Kind;

/**
 * The feed, oldest first. The collection {@code reader_events} is read by {@code _id} alone, and is small: a few events a
 * reader at most.
 */
@Component
public class ReaderEvents {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("reader_events", ShardKey.ID);

    /** Two processes may write out of order; nobody keeps a place in the feed past an event that is still on its way. */
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

    /**
     * A part of the feed.
     *
     * @param place the last event before which nothing can turn up any more: where to read on; none where all of these are too new
     */
    record Page(List<ReaderEvent> items, @Nullable String place) {}

    /** What comes after an event, told at once. */
    Page after(@Nullable String id, int limit) {
        var items = events.find(id == null ? Filters.empty() : gt("_id", id))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(ReaderEvents::read)
                .into(new ArrayList<>());
        var settled = clock.instant().minus(SETTLING);
        var place = items.stream()
                .takeWhile(event -> !event.at().isAfter(settled))
                .reduce((earlier, later) -> later)
                .map(ReaderEvent::id);
        return new Page(items, place.orElse(null));
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
