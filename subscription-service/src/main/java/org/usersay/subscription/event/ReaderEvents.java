package org.usersay.subscription.event;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.subscription.event.ReaderEvent.Kind;

/**
 * The feed, oldest first. The collection {@code reader_events} is read by {@code _id} alone, and is small: a few events a
 * reader at most. Shard key: {@code _id}.
 */
@Component
public class ReaderEvents {

    private final MongoCollection<Document> events;

    ReaderEvents(MongoDatabase database) {
        this.events = database.getCollection("reader_events");
    }

    /** Adds to the feed; the same id a second time changes nothing. */
    public void add(ReaderEvent event) {
        try {
            events.insertOne(new Document("_id", event.id())
                    .append("kind", event.kind().name())
                    .append("reader", event.reader())
                    .append("at", Date.from(event.at()))
                    .append("until", event.until() == null ? null : Date.from(event.until()))
                    .append("removeContributions", event.removeContributions()));
        } catch (MongoWriteException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    List<ReaderEvent> after(@Nullable String id, int limit) {
        var found = id == null ? events.find() : events.find(gt("_id", id));
        return found.sort(Sorts.ascending("_id"))
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
