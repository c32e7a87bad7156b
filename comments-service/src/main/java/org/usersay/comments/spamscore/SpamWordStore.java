package org.usersay.comments.spamscore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collections {@code spam_words}, a document for each word of a site, and {@code spam_trainings}, one for each site. Words
 * and sums are changed one after the other: a crash between them costs the score one comment of its training.
 */
@Component
class SpamWordStore {

    private static final CollectionDefinition WORDS = CollectionDefinition.of(
            "spam_words", ShardKey.of("site"), Index.on("site", "spam"), Index.on("site", "ham"));

    private static final CollectionDefinition TRAININGS = CollectionDefinition.of("spam_trainings", ShardKey.ID);

    private final MongoCollection<Document> words;
    private final MongoCollection<Document> trainings;

    SpamWordStore(MongoDatabase database) {
        this.words = WORDS.open(database);
        this.trainings = TRAININGS.open(database);
        WORDS.createIndexes(words);
    }

    Training training(String site) {
        var found = trainings.find(Filters.eq("_id", site)).first();
        return found == null
                ? Training.NONE
                : new Training(
                        count(found, "spam"),
                        count(found, "ham"),
                        count(found, "caught"),
                        count(found, "missed"),
                        count(found, "mistaken"));
    }

    /** Those of the words that were seen on the site: by {@code _id}. */
    List<SeenWord> find(String site, List<String> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var ids = some.stream().map(word -> id(site, word)).toList();
        return words.find(Filters.and(Filters.eq("site", site), Filters.in("_id", ids)))
                .batchSize(ids.size() + 1)
                .map(SpamWordStore::read)
                .into(new ArrayList<>());
    }

    /** The words seen most often in comments of a label: one range of {@code (site, spam)} or {@code (site, ham)}. */
    List<SeenWord> mostFrequent(String site, SpamLabel label, int limit) {
        return words.find(Filters.and(Filters.eq("site", site), Filters.gt(label.field(), 0)))
                .sort(Sorts.descending(label.field()))
                .limit(limit)
                .map(SpamWordStore::read)
                .into(new ArrayList<>());
    }

    /** Counts a comment with these words, or takes it back with {@code -1}. */
    void add(String site, List<String> seen, SpamLabel label, int change) {
        if (!seen.isEmpty()) {
            var upsert = new UpdateOptions().upsert(true);
            var writes = seen.stream()
                    .map(word -> new UpdateOneModel<Document>(
                            Filters.and(Filters.eq("_id", id(site, word)), Filters.eq("site", site)),
                            Updates.combine(Updates.inc(label.field(), change), Updates.set("word", word)),
                            upsert))
                    .toList();
            words.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        count(site, Updates.inc(label.field(), change));
    }

    /** Counts what the score predicted. */
    void addPrediction(String site, String outcome) {
        count(site, Updates.inc(outcome, 1));
    }

    private void count(String site, Bson change) {
        trainings.updateOne(Filters.eq("_id", site), change, new UpdateOptions().upsert(true));
    }

    void reset(String site) {
        trainings.deleteOne(Filters.eq("_id", site));
        words.deleteMany(Filters.eq("site", site));
    }

    private static SeenWord read(Document document) {
        return new SeenWord(document.getString("word"), count(document, "spam"), count(document, "ham"));
    }

    /** Never negative, though what is taken back may have been counted before a reset. */
    private static int count(Document document, String field) {
        return Math.max(0, document.getInteger(field, 0));
    }

    private static String id(String site, String word) {
        return site + '/' + word;
    }
}
