package org.usersay.subscription.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.notification.Notification.Author;
import org.usersay.subscription.notification.Notification.Kind;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;

/**
 * Store of notifications. {@code notifications} holds one document per received event, {@code _id} its id, with the
 * mail where it is sent at once. {@code notification_digests} holds what is mailed once a day, without words of comments, which may
 * be removed until then: {@code _id} is reader and day; due ones are found by {@code {state, dueAt}}.
 */
@Component
class NotificationStore {

    private static final CollectionDefinition NOTIFICATIONS =
            CollectionDefinition.of("notifications", ShardKey.ID, Index.on("receivedAt"), EmbeddedOutbox.INDEX);

    private static final CollectionDefinition DIGESTS = CollectionDefinition.of(
            "notification_digests", ShardKey.ID, Index.on("state", "dueAt"), EmbeddedOutbox.INDEX);

    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED";

    private final MongoCollection<Document> notifications;
    private final MongoCollection<Document> digests;
    private final EmbeddedOutbox notificationMails;
    private final EmbeddedOutbox digestMails;

    NotificationStore(MongoDatabase database, Outbox outbox) {
        this.notifications = NOTIFICATIONS.open(database);
        this.digests = DIGESTS.open(database);
        NOTIFICATIONS.createIndexes(notifications);
        DIGESTS.createIndexes(digests);
        this.notificationMails = outbox.embeddedIn(notifications);
        this.digestMails = outbox.embeddedIn(digests);
    }

    /** Stores a notification with its mail, once. */
    void insert(Notification notification, Mail mail, Instant now) {
        if (insertOnce(received(notification, now).append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail)))) {
            notificationMails.enqueue(notification.id(), mail);
        }
    }

    /**
     * Stores a notification for the digest {@code key}; the key of its digest if it was stored before, empty if it has
     * none.
     */
    String insert(Notification notification, String key, Instant now) {
        if (insertOnce(received(notification, now).append("digest", key))) {
            return key;
        }
        var earlier = notifications.find(eq(notification.id())).first();
        var digest = earlier == null ? null : earlier.getString("digest");
        return digest == null ? "" : digest;
    }

    /** Moves a notification whose digest was closed without it. */
    void postpone(Notification notification, String from, String to) {
        notifications.updateOne(and(eq(notification.id()), eq("digest", from)), set("digest", to));
    }

    /** True once the notification is in the digest; false where the digest was closed without it. */
    boolean addToDigest(String key, Notification notification, Instant dueAt) {
        try {
            var result = digests.updateOne(
                    and(eq(key), eq("state", OPEN), ne("items._id", notification.id())),
                    combine(
                            push("items", document(notification)),
                            setOnInsert("reader", notification.recipient()),
                            setOnInsert("dueAt", Date.from(dueAt))),
                    new UpdateOptions().upsert(true));
            return result.getModifiedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException | MongoCommandException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
        return digests.find(and(eq(key), eq("items._id", notification.id()))).first() != null;
    }

    List<Digest> due(Instant now, int limit) {
        return digests.find(and(eq("state", OPEN), lte("dueAt", Date.from(now))))
                .limit(limit)
                .map(NotificationStore::digest)
                .into(new ArrayList<>());
    }

    /** Closes a digest with its mail; false if it changed since it was read. */
    boolean close(Digest digest, List<Mail> mails) {
        var closed = digests.updateOne(
                                and(
                                        eq(digest.key()),
                                        eq("state", OPEN),
                                        size("items", digest.notifications().size())),
                                combine(
                                        set("state", CLOSED),
                                        pushEach(
                                                EmbeddedOutbox.FIELD,
                                                EmbeddedOutbox.embed(mails.toArray(Mail[]::new)))))
                        .getModifiedCount()
                == 1;
        if (closed) {
            mails.forEach(mail -> digestMails.enqueue(digest.key(), mail));
        }
        return closed;
    }

    void deleteBefore(Instant before) {
        notifications.deleteMany(lte("receivedAt", Date.from(before)));
        digests.deleteMany(and(eq("state", CLOSED), lte("dueAt", Date.from(before))));
    }

    private boolean insertOnce(Document document) {
        try {
            notifications.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Document received(Notification notification, Instant now) {
        return new Document("_id", notification.id())
                .append("recipient", notification.recipient())
                .append("receivedAt", Date.from(now));
    }

    private static Document document(Notification notification) {
        return new Document("_id", notification.id())
                .append("kind", notification.kind().name())
                .append("author", notification.author().id())
                .append("authorName", notification.author().name())
                .append("site", notification.site())
                .append("articleTitle", notification.articleTitle())
                .append("url", notification.url().toString())
                .append("statement", notification.statement())
                .append("at", Date.from(notification.at()));
    }

    private static Digest digest(Document document) {
        var reader = document.getString("reader");
        return new Digest(
                document.getString("_id"),
                reader,
                document.getList("items", Document.class).stream()
                        .map(item -> new Notification(
                                item.getString("_id"),
                                Kind.valueOf(item.getString("kind")),
                                reader,
                                new Author(item.getString("author"), item.getString("authorName")),
                                item.getString("site"),
                                item.getString("articleTitle"),
                                URI.create(item.getString("url")),
                                null,
                                item.getString("statement"),
                                item.getDate("at").toInstant(),
                                null))
                        .toList());
    }

    /** Notifications of one reader and day. */
    record Digest(String key, String reader, List<Notification> notifications) {}
}
