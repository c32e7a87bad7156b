package org.usersay.subscription.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;

/**
 * Store of sessions: the collection {@code sessions}. Refresh: by {@code _id}. A reader's devices: index {@code
 * {reader, createdAt}}.
 */
@Component
class SessionStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "sessions", ShardKey.HASHED_ID, Index.on("reader", "createdAt"), Index.on("expiresAt"));

    private static final int DEVICES_SHOWN = 100;

    private final MongoCollection<Document> sessions;

    SessionStore(MongoDatabase database) {
        this.sessions = LAYOUT.open(database);
        LAYOUT.createIndexes(sessions);
    }

    MongoCollection<Document> collection() {
        return sessions;
    }

    void insert(Session session) {
        sessions.insertOne(new Document("_id", session.id())
                .append("reader", session.reader())
                .append("device", session.device())
                .append("salt", session.salt())
                .append("current", session.current())
                .append("createdAt", Date.from(session.createdAt()))
                .append("rotatedAt", Date.from(session.rotatedAt()))
                .append("expiresAt", Date.from(session.expiresAt())));
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.find(eq(id)).first()).map(SessionStore::read);
    }

    List<Session> of(String reader) {
        return sessions.find(eq("reader", reader))
                .sort(Sorts.descending("createdAt"))
                .limit(DEVICES_SHOWN)
                .map(SessionStore::read)
                .into(new ArrayList<>());
    }

    /** Ids of all sessions of a reader. */
    List<String> idsOf(String reader) {
        return sessions.find(eq("reader", reader))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** False if another call exchanged the token first. */
    boolean rotate(Session session, String next, Instant now, Instant expiresAt) {
        return sessions.updateOne(
                                and(eq(session.id()), eq("current", session.current())),
                                combine(
                                        set("current", next),
                                        set("previous", session.current()),
                                        set("rotatedAt", Date.from(now)),
                                        set("expiresAt", Date.from(expiresAt))))
                        .getModifiedCount()
                == 1;
    }

    void delete(String id) {
        sessions.deleteOne(eq(id));
    }

    @Override
    public void deleteExpired(Instant now) {
        sessions.deleteMany(lte("expiresAt", Date.from(now)));
    }

    private static Session read(Document document) {
        return new Session(
                document.getString("_id"),
                document.getString("reader"),
                document.getString("device"),
                document.getString("salt"),
                document.getString("current"),
                document.getString("previous"),
                document.getDate("createdAt").toInstant(),
                document.getDate("rotatedAt").toInstant(),
                document.getDate("expiresAt").toInstant());
    }
}
