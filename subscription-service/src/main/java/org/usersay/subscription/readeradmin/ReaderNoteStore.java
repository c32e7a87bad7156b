package org.usersay.subscription.readeradmin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.readeradmin.ReaderNote.Kind;

/**
 * The collection {@code reader_notes}; {@code _id} is {@code reader/site/id}, so that what was noted of a reader is one range,
 * in the order of time by site.
 */
@Component
class ReaderNoteStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("reader_notes", ShardKey.ID, EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> notes;
    private final EmbeddedOutbox embeddedOutbox;

    ReaderNoteStore(MongoDatabase database, Outbox outbox) {
        this.notes = LAYOUT.open(database);
        LAYOUT.createIndexes(notes);
        this.embeddedOutbox = outbox.embeddedIn(notes);
    }

    void insert(ReaderNote note) {
        notes.insertOne(document(note));
    }

    /** Inserts a warning with its mail. */
    void insert(ReaderNote warning, Mail mail) {
        notes.insertOne(document(warning).append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail)));
        embeddedOutbox.enqueue(key(warning), mail);
    }

    /** Newest first. */
    List<ReaderNote> of(String reader, String site, int limit) {
        return notes.find(under(reader + '/' + site + '/'))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(ReaderNoteStore::read)
                .into(new ArrayList<>());
    }

    /** Of every site. */
    List<ReaderNote> of(String reader) {
        return notes.find(under(reader + '/')).map(ReaderNoteStore::read).into(new ArrayList<>());
    }

    /** Warnings that the reader has not acknowledged, of every site. */
    List<ReaderNote> unread(String reader, int limit) {
        return notes.find(and(under(reader + '/'), eq("kind", Kind.WARNING.name()), eq("acknowledgedAt", null)))
                .limit(limit)
                .map(ReaderNoteStore::read)
                .into(new ArrayList<>());
    }

    /** False where the reader has no such warning. */
    boolean acknowledge(String reader, String site, String id, Instant now) {
        var warning = and(eq(reader + '/' + site + '/' + id), eq("kind", Kind.WARNING.name()));
        notes.updateOne(and(warning, eq("acknowledgedAt", null)), set("acknowledgedAt", Date.from(now)));
        return notes.find(warning).first() != null;
    }

    /** Deletes a note; false where there is none. */
    boolean deleteNote(String reader, String site, String id) {
        return notes.deleteOne(and(eq(reader + '/' + site + '/' + id), eq("kind", Kind.NOTE.name())))
                        .getDeletedCount()
                > 0;
    }

    void delete(String reader) {
        notes.deleteMany(under(reader + '/'));
    }

    private static Bson under(String prefix) {
        return and(gt("_id", prefix), lt("_id", prefix + Character.MAX_VALUE));
    }

    private static String key(ReaderNote note) {
        return note.reader() + '/' + note.site() + '/' + note.id();
    }

    private static Document document(ReaderNote note) {
        return new Document("_id", key(note))
                .append("kind", note.kind().name())
                .append("text", note.text())
                .append("by", note.by())
                .append("at", Date.from(note.at()));
    }

    private static ReaderNote read(Document document) {
        var key = document.getString("_id").split("/", 3);
        return new ReaderNote(
                key[2],
                key[1],
                key[0],
                Kind.valueOf(document.getString("kind")),
                document.getString("text"),
                document.getString("by"),
                document.getDate("at").toInstant(),
                instant(document.getDate("acknowledgedAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
