package org.usersay.comments.screening;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.store.StripedLock;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code text_uses}: a document for each use of a text, found by any of its keys. A use counts for
 * {@value #HOURS} hours. Recording costs one insert and one read.
 */
@Component
class RepeatStore {

    static final int HOURS = 24;

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("text_uses", ShardKey.of("site"), Index.on("site", "keys"), Index.on("until"));

    /** Of more uses than these the rest makes no difference. */
    private static final int MOST = 200;

    private static final Duration CLEANUP = Duration.ofMinutes(1);

    private final MongoCollection<Document> uses;
    private final StripedLock turns = new StripedLock();
    private final Clock clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

    RepeatStore(MongoDatabase database, Clock clock) {
        this.uses = LAYOUT.open(database);
        this.clock = clock;
        LAYOUT.createIndexes(uses);
    }

    /**
     * Use of a text.
     *
     * @param comment id of the comment that was to have it, which was perhaps not written; null where that is not known
     */
    record Use(String author, @Nullable String comment) {}

    /**
     * Records a use, and returns those before it, the first one first. Of an author's concurrent uses in one process, one is
     * the first; in several processes those of the same millisecond may not see each other.
     *
     * @param id of the request; a repeated one keeps its place, and is known by the comment of its last attempt
     */
    List<Use> record(String site, TextFingerprint fingerprint, Use use, String id) {
        return turns.take(use.author(), () -> {
            insert(site, fingerprint, use, id);
            return before(site, fingerprint, id);
        });
    }

    private void insert(String site, TextFingerprint fingerprint, Use use, String id) {
        var now = clock.instant();
        deleteExpired(now);
        try {
            uses.insertOne(new Document("_id", id)
                    .append("site", site)
                    .append("keys", keys(fingerprint))
                    .append("sentences", fingerprint.sentences())
                    .append("author", use.author())
                    .append("comment", use.comment())
                    .append("sketch", packed(fingerprint.sketch()))
                    .append("until", Date.from(now.plus(Duration.ofHours(HOURS)))));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            uses.updateOne(
                    Filters.and(Filters.eq("_id", id), Filters.eq("site", site)),
                    Updates.set("comment", use.comment()));
        }
    }

    private List<Use> before(String site, TextFingerprint fingerprint, String id) {
        var now = clock.instant();
        return uses
                .find(Filters.and(Filters.eq("site", site), Filters.in("keys", keys(fingerprint))))
                .projection(Projections.include("author", "comment", "sketch", "sentences", "until"))
                .limit(MOST)
                .into(new ArrayList<>())
                .stream()
                .sorted(Comparator.comparing(RepeatStore::until).thenComparing(use -> use.getString("_id")))
                .takeWhile(use -> !id.equals(use.getString("_id")))
                .filter(use -> until(use).isAfter(now))
                .filter(use -> fingerprint.isLike(
                        unpacked(use.get("sketch", Binary.class)), use.getList("sentences", Long.class, List.of())))
                .map(use -> new Use(use.getString("author"), use.getString("comment")))
                .toList();
    }

    private static List<Long> keys(TextFingerprint fingerprint) {
        return Stream.concat(fingerprint.keys().stream(), fingerprint.sentences().stream())
                .toList();
    }

    private static Instant until(Document use) {
        return use.getDate("until").toInstant();
    }

    /** Two bytes of each number: as an array it would be four times as long, and most of the document. */
    private static Binary packed(List<Integer> sketch) {
        var bytes = ByteBuffer.allocate(sketch.size() * Short.BYTES);
        sketch.forEach(number -> bytes.putShort(number.shortValue()));
        return new Binary(bytes.array());
    }

    private static List<Integer> unpacked(Binary sketch) {
        var numbers = ByteBuffer.wrap(sketch.getData()).asShortBuffer();
        return IntStream.range(0, numbers.remaining())
                .mapToObj(at -> Short.toUnsignedInt(numbers.get(at)))
                .toList();
    }

    /** Deletes what no longer counts, once a minute in each process. */
    private void deleteExpired(Instant now) {
        var last = cleanedAt.get();
        if (now.isAfter(last.plus(CLEANUP)) && cleanedAt.compareAndSet(last, now)) {
            uses.deleteMany(Filters.lt("until", Date.from(now)));
        }
    }
}
