package org.usersay.ratings.tally;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * What MongoDB knows of tallies: the last settled counts of every article that was ever voted on, and whether votes may
 * have been written since ("moving"). It is told before the first vote after a rest, not on every vote; so a tally that
 * is lost while its article rests is read back at once, and only the moving ones are recounted.
 *
 * <p>Collection {@code tallies}, {@code _id} {@code site/article}; index {@code moving} for the reconciler's
 * work list.
 */
@Component
class TallyStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("tallies", ShardKey.ID, Index.on("moving"));

    private final MongoCollection<Document> tallies;

    TallyStore(MongoDatabase database) {
        this.tallies = LAYOUT.open(database);
    }

    /**
     * One article's record.
     *
     * @param epoch grows whenever a rest ends; what is settled under an older one is refused
     * @param moving whether votes may have been written since it was settled
     * @param tally as it was settled
     */
    record Stored(ArticleKey article, long epoch, boolean moving, Tally tally) {}

    /** The article moves from now on; answers the record as it was, none for an article nobody ever voted on. */
    Optional<Stored> move(ArticleKey article) {
        var update = Updates.combine(Updates.set("moving", true), Updates.inc("epoch", 1L));
        var options = new FindOneAndUpdateOptions().upsert(true);
        try {
            return stored(tallies.findOneAndUpdate(eq("_id", article.toString()), update, options));
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            return stored(tallies.findOneAndUpdate(eq("_id", article.toString()), update, options));
        }
    }

    Map<ArticleKey, Stored> find(Collection<ArticleKey> articles) {
        var found = new HashMap<ArticleKey, Stored>();
        tallies.find(in("_id", articles.stream().map(ArticleKey::toString).toList()))
                .forEach(document -> found.put(article(document), read(document)));
        return found;
    }

    /** Keeps a tally at rest; false if the article moves again already. */
    boolean settle(Stored rest) {
        var counts = new Document();
        rest.tally().fields().forEach(counts::append);
        var update = Updates.combine(Updates.set("moving", false), Updates.set("counts", counts));
        var unmoved = and(eq("_id", rest.article().toString()), eq("epoch", rest.epoch()));
        return tallies.updateOne(unmoved, update).getMatchedCount() == 1;
    }

    void eachMoving(Consumer<Stored> consumer) {
        each(eq("moving", true), consumer);
    }

    void each(Consumer<Stored> consumer) {
        each(new Document(), consumer);
    }

    private void each(Bson filter, Consumer<Stored> consumer) {
        tallies.find(filter).batchSize(2_000).map(TallyStore::read).forEach(consumer);
    }

    /** Harmless where it is there already; again and again, since the store may be away at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        LAYOUT.createIndexes(tallies);
    }

    private static Optional<Stored> stored(@Nullable Document document) {
        return Optional.ofNullable(document).map(TallyStore::read);
    }

    private static Stored read(Document document) {
        var fields = new HashMap<String, Long>();
        document.get("counts", new Document())
                .forEach((field, count) -> fields.put(field, ((Number) count).longValue()));
        return new Stored(
                article(document),
                ((Number) document.get("epoch", (Object) 0L)).longValue(),
                document.getBoolean("moving", false),
                new Tally(fields));
    }

    private static ArticleKey article(Document document) {
        var id = document.getString("_id");
        int slash = id.indexOf('/');
        return new ArticleKey(id.substring(0, slash), id.substring(slash + 1));
    }
}
