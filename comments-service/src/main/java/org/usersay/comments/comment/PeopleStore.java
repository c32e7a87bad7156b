package org.usersay.comments.comment;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code people}: with which comment a name came into a thread. {@code _id} is {@code site/article/} and a
 * digest of the name; {@code first} is the comment's id. Every query is by {@code _id}. Who bears the
 * name only the comment says, so that nothing here is anybody's.
 */
@Component
class PeopleStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("people", ShardKey.ID);

    /** Beside the names: that comments older than this collection have been gone through. */
    private static final String FILLED = "filled";

    private static final int DIGEST_BYTES = 16;

    private final MongoCollection<Document> people;

    PeopleStore(MongoDatabase database) {
        this.people = LAYOUT.open(database);
    }

    /**
     * What is known of a name in a thread.
     *
     * @param first a comment under it; none that is published is older, unless it is doubted
     * @param doubted when it was noticed that the comment is not published; null where it is not known to be so
     */
    record Entry(String id, String first, @Nullable Instant doubted) {

        /** Whether it needs no change for this comment to be published. */
        boolean covers(String comment) {
            return doubted == null && first.compareTo(comment) <= 0;
        }
    }

    /** Names of any length and any characters become parts of an id. */
    static String id(ArticleKey thread, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((thread + "\n" + name).getBytes(StandardCharsets.UTF_8));
            return thread + "/"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of these that are there, by id. */
    Map<String, Entry> find(Collection<String> ids) {
        var found = new HashMap<String, Entry>();
        people.find(Filters.in("_id", ids)).map(PeopleStore::read).forEach(entry -> found.put(entry.id(), entry));
        return found;
    }

    /** Ids of those that were there already and stay as they are. */
    Set<String> insertAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        try {
            people.insertMany(
                    entries.stream().map(PeopleStore::write).toList(), new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            return DuplicateKeys.allIn(e)
                    .mapToObj(index -> entries.get(index).id())
                    .collect(Collectors.toSet());
        }
    }

    /** False where it is no longer as it was. */
    boolean replace(Entry was, Entry is) {
        return people.replaceOne(
                                Filters.and(
                                        Filters.eq("_id", was.id()),
                                        Filters.eq("first", was.first()),
                                        Filters.eq("doubted", date(was.doubted()))),
                                write(is))
                        .getMatchedCount()
                == 1;
    }

    /** Unless it is no longer as it was. */
    void remove(Entry was) {
        people.deleteOne(Filters.and(
                Filters.eq("_id", was.id()),
                Filters.eq("first", was.first()),
                Filters.eq("doubted", date(was.doubted()))));
    }

    boolean isFilled() {
        return people.find(Filters.eq("_id", FILLED)).first() != null;
    }

    void setFilled() {
        people.replaceOne(Filters.eq("_id", FILLED), new Document("_id", FILLED), new ReplaceOptions().upsert(true));
    }

    private static Entry read(Document found) {
        var doubted = found.getDate("doubted");
        return new Entry(
                found.getString("_id"), found.getString("first"), doubted == null ? null : doubted.toInstant());
    }

    private static Document write(Entry entry) {
        var document = new Document("_id", entry.id()).append("first", entry.first());
        return entry.doubted() == null ? document : document.append("doubted", date(entry.doubted()));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
