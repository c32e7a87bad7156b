package org.usersay.comments.suspension;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.ReaderContributions;
import org.usersay.comments.comment.SuspensionCheck;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEventClient;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import tools.jackson.core.JacksonException;

/**
 * What is decided about readers, event by event. Each is applied before the place in the feed is kept, and may be applied
 * twice. An ended session is refused everywhere within seconds; that a suspended reader writes nothing is also held here,
 * for the time of his last access token.
 *
 * <p>Collection {@code standings}: a suspended reader with {@code until}, and {@code feed} with the
 * last event. It is small and read whole.
 */
@Component
class Suspensions implements SuspensionCheck {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("standings", ShardKey.ID);

    private static final Logger log = LoggerFactory.getLogger(Suspensions.class);
    private static final String FEED = "feed";
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final MongoCollection<Document> standings;
    private final ReaderEventClient feed;
    private final ReaderContributions readers;
    private final Clock clock;
    private volatile Map<String, Instant> suspended = Map.of();

    Suspensions(MongoDatabase database, ReaderEventClient feed, ReaderContributions readers, Clock clock) {
        this.standings = LAYOUT.open(database);
        this.feed = feed;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public boolean suspended(String reader) {
        var until = suspended.get(reader);
        return until != null && clock.instant().isBefore(until);
    }

    /** Reads on in the feed. */
    @Scheduled(fixedDelayString = "${usersay.standing.follow-every:500ms}")
    void follow() {
        try {
            feed.follow(place(), this::apply).ifPresent(place -> keep(FEED, new Document("after", place)));
        } catch (IOException | JacksonException e) {
            log.debug("The feed of reader events cannot be read: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void apply(ReaderEvent event) {
        switch (event.kind()) {
            case SUSPENDED -> {
                var until = event.until() == null ? FOR_EVER : event.until();
                keep(event.reader(), new Document("until", Date.from(until)));
                if (event.removeContributions()) {
                    readers.removeAll(event.reader());
                }
            }
            case READMITTED -> standings.deleteOne(eq("_id", event.reader()));
            case LEFT -> {
                readers.forget(event.reader());
                standings.deleteOne(eq("_id", event.reader()));
            }
        }
        look();
    }

    /** What other processes have read, and what held when this one started. */
    @Scheduled(fixedDelayString = "${usersay.standing.look-every:2s}")
    void lookAgain() {
        try {
            look();
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    /** One after the other, so that what was read earlier never stays. */
    private synchronized void look() {
        var now = new HashMap<String, Instant>();
        standings
                .find(gt("until", Date.from(clock.instant())))
                .forEach(found ->
                        now.put(found.getString("_id"), found.getDate("until").toInstant()));
        suspended = Map.copyOf(now);
    }

    private @Nullable String place() {
        var stored = standings.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    private void keep(String id, Document document) {
        standings.replaceOne(eq("_id", id), document.append("_id", id), new ReplaceOptions().upsert(true));
    }
}
