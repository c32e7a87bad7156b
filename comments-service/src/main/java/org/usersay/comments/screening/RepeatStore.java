package org.usersay.comments.screening;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code text_uses}: the latest uses of each text key of a site, by {@code _id}. A use counts for
 * {@value #HOURS} hours. It costs one write of eight documents, and one read of them where one was there before.
 */
@Component
class RepeatStore {

    static final int HOURS = 24;

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("text_uses", ShardKey.ID, Index.on("until"));

    private static final int LATEST = 20;
    private static final Duration CLEANUP = Duration.ofMinutes(1);

    private final MongoCollection<Document> uses;
    private final Clock clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

    RepeatStore(MongoDatabase database, Clock clock) {
        this.uses = LAYOUT.open(database);
        this.clock = clock;
        LAYOUT.createIndexes(uses);
    }

    /**
     * Records a use, and returns the authors of those before it, one entry for each use. Of concurrent uses, one is the
     * first.
     *
     * @param id of the request; a repeated one is not a use before itself
     */
    List<String> record(String site, TextFingerprint fingerprint, String author, String id) {
        var now = clock.instant();
        deleteExpired(now);
        var ids = fingerprint.keys().stream().map(key -> site + ":" + key).toList();
        var use = new Document("id", id)
                .append("author", author)
                .append("at", Date.from(now))
                .append("sketch", packed(fingerprint.sketch()));
        var written = uses.bulkWrite(ids.stream()
                .map(key -> new UpdateOneModel<Document>(
                        Filters.eq("_id", key),
                        Updates.combine(
                                Updates.pushEach("uses", List.of(use), new PushOptions().slice(-LATEST)),
                                Updates.set("until", Date.from(now.plus(Duration.ofHours(HOURS))))),
                        new UpdateOptions().upsert(true)))
                .toList());
        if (written.getUpserts().size() == ids.size()) {
            return List.of();
        }
        var before = new LinkedHashMap<String, String>();
        var since = now.minus(Duration.ofHours(HOURS));
        uses.find(Filters.in("_id", ids)).forEach(found -> before.putAll(before(found, fingerprint, id, since)));
        return List.copyOf(before.values());
    }

    private static Map<String, String> before(Document found, TextFingerprint fingerprint, String id, Instant since) {
        var authors = new LinkedHashMap<String, String>();
        found.getList("uses", Document.class, List.of()).stream()
                .takeWhile(use -> !id.equals(use.getString("id")))
                .filter(use -> use.getDate("at").toInstant().isAfter(since))
                .filter(use -> fingerprint.isLike(unpacked(use.get("sketch", Binary.class))))
                .forEach(use -> authors.put(use.getString("id"), use.getString("author")));
        return authors;
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
