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
import org.usersay.subscription.notification.Notice.Author;
import org.usersay.subscription.notification.Notice.Kind;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;

/**
 * {@code notices} remembers by {@code _id} which events were taken over; one that is mailed at once holds its mail.
 * {@code notice_digests} holds what a reader is told once a day: {@code _id} is reader and day; the due ones are found by
 * {@code {state, dueAt}}.
 */
@Component
class NoticeStore {

    private static final CollectionDefinition NOTICES =
            CollectionDefinition.of("notices", ShardKey.ID, Index.on("takenAt"), EmbeddedOutbox.INDEX);

    private static final CollectionDefinition DIGESTS =
            CollectionDefinition.of("notice_digests", ShardKey.ID, Index.on("state", "dueAt"), EmbeddedOutbox.INDEX);

    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED";

    private final MongoCollection<Document> notices;
    private final MongoCollection<Document> digests;
    private final EmbeddedOutbox noticeMails;
    private final EmbeddedOutbox digestMails;

    NoticeStore(MongoDatabase database, Outbox outbox) {
        this.notices = NOTICES.open(database);
        this.digests = DIGESTS.open(database);
        NOTICES.createIndexes(notices);
        DIGESTS.createIndexes(digests);
        this.noticeMails = outbox.enclosedIn(notices);
        this.digestMails = outbox.enclosedIn(digests);
    }

    /** Keeps an event together with its mail, once. */
    void insert(Notice notice, Mail mail, Instant now) {
        if (insertOnce(taken(notice, now).append(EmbeddedOutbox.FIELD, EmbeddedOutbox.enclose(mail)))) {
            noticeMails.handOver(notice.id(), mail);
        }
    }

    /** Keeps an event for the digest {@code key}; says in which digest it is, if it was taken over before. */
    String insert(Notice notice, String key, Instant now) {
        if (insertOnce(taken(notice, now).append("digest", key))) {
            return key;
        }
        var earlier = notices.find(eq(notice.id())).first();
        var digest = earlier == null ? null : earlier.getString("digest");
        return digest == null ? "" : digest;
    }

    /** Moves an event whose digest was closed without it. */
    void postpone(Notice notice, String from, String to) {
        notices.updateOne(and(eq(notice.id()), eq("digest", from)), set("digest", to));
    }

    /** True once the event is in the digest; false where the digest was closed without it. */
    boolean addToDigest(String key, Notice notice, Instant dueAt) {
        try {
            var result = digests.updateOne(
                    and(eq(key), eq("state", OPEN), ne("items._id", notice.id())),
                    combine(
                            push("items", document(notice)),
                            setOnInsert("reader", notice.recipient()),
                            setOnInsert("dueAt", Date.from(dueAt))),
                    new UpdateOptions().upsert(true));
            return result.getModifiedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException | MongoCommandException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
        return digests.find(and(eq(key), eq("items._id", notice.id()))).first() != null;
    }

    List<Digest> due(Instant now, int limit) {
        return digests.find(and(eq("state", OPEN), lte("dueAt", Date.from(now))))
                .limit(limit)
                .map(NoticeStore::digest)
                .into(new ArrayList<>());
    }

    /** Closes a digest as it was read, with its mail; false where something was added, or somebody else closed it. */
    boolean close(Digest digest, List<Mail> mails) {
        var closed = digests.updateOne(
                                and(
                                        eq(digest.key()),
                                        eq("state", OPEN),
                                        size("items", digest.notices().size())),
                                combine(
                                        set("state", CLOSED),
                                        pushEach(
                                                EmbeddedOutbox.FIELD,
                                                EmbeddedOutbox.enclose(mails.toArray(Mail[]::new)))))
                        .getModifiedCount()
                == 1;
        if (closed) {
            mails.forEach(mail -> digestMails.handOver(digest.key(), mail));
        }
        return closed;
    }

    void deleteBefore(Instant before) {
        notices.deleteMany(lte("takenAt", Date.from(before)));
        digests.deleteMany(and(eq("state", CLOSED), lte("dueAt", Date.from(before))));
    }

    private boolean insertOnce(Document document) {
        try {
            notices.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Document taken(Notice notice, Instant now) {
        return new Document("_id", notice.id())
                .append("recipient", notice.recipient())
                .append("takenAt", Date.from(now));
    }

    private static Document document(Notice notice) {
        return new Document("_id", notice.id())
                .append("kind", notice.kind().name())
                .append("author", notice.author().id())
                .append("authorName", notice.author().name())
                .append("site", notice.site())
                .append("articleTitle", notice.articleTitle())
                .append("url", notice.url().toString())
                .append("at", Date.from(notice.at()));
    }

    private static Digest digest(Document document) {
        var reader = document.getString("reader");
        return new Digest(
                document.getString("_id"),
                reader,
                document.getList("items", Document.class).stream()
                        .map(item -> new Notice(
                                item.getString("_id"),
                                Kind.valueOf(item.getString("kind")),
                                reader,
                                new Author(item.getString("author"), item.getString("authorName")),
                                item.getString("site"),
                                item.getString("articleTitle"),
                                URI.create(item.getString("url")),
                                item.getDate("at").toInstant()))
                        .toList());
    }

    /** What one reader is told about one day. */
    record Digest(String key, String reader, List<Notice> notices) {}
}
