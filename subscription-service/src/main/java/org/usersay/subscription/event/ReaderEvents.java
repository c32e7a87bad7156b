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
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Feed of reader events, oldest first. The collection {@code reader_events} is read by {@code _id} alone and small: a
 * few events per reader.
 */
@Component
public class ReaderEvents {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("reader_events", ShardKey.ID);

    /** Age from which no earlier event can still appear: two processes may write out of order. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final MongoCollection<Document> events;
    private final Clock clock;

    ReaderEvents(MongoDatabase database, Clock clock) {
        this.events = LAYOUT.open(database);
        this.clock = clock;
    }

    /** Adds an event. It may be delivered more than once. */
    public void add(ReaderEvent event) {
        events.insertOne(new Document("_id", event.id())
                .append("kind", event.kind().name())
                .append("reader", event.reader())
                .append("at", Date.from(event.at()))
                .append("until", event.until() == null ? null : Date.from(event.until()))
                .append("removeContributions", event.removeContributions())
                .append("name", event.name())
                .append("restore", event.restore()));
    }

    /**
     * Page of the feed.
     *
     * @param place id of the last event before which none can appear any more, to continue from; null where all of
     *     these are too
     *     new
     */
    record Page(List<ReaderEvent> items, @Nullable String place) {}

    /** Events after {@code id}, including those that others may still precede. */
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
                event.getBoolean("removeContributions", false),
                event.getString("name"),
                event.getList("restore", String.class));
    }
}
