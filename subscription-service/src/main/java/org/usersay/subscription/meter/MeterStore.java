package org.usersay.subscription.meter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;

/**
 * The collection {@code article_meters}: digests of the articles that one browser or account has read in a month, under the site,
 * the month and a digest of whom. Articles are only added, so that a meter never has more of them than it was allowed.
 */
@Component
class MeterStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("article_meters", ShardKey.HASHED_ID, Index.on("expiresAt"));

    private final MongoCollection<Document> meters;

    MeterStore(MongoDatabase database) {
        this.meters = LAYOUT.open(database);
        LAYOUT.createIndexes(meters);
    }

    /** Digests of the articles that count; empty where nothing was counted yet. */
    Optional<Set<String>> find(String id) {
        return Optional.ofNullable(meters.find(eq(id)).first())
                .map(meter -> Set.copyOf(meter.getList("articles", String.class, List.of())));
    }

    /** Counts the first article; false where there is a meter already. */
    boolean begin(String id, String article, Instant expiresAt) {
        try {
            meters.insertOne(new Document("_id", id)
                    .append("articles", List.of(article))
                    .append("count", 1)
                    .append("expiresAt", Date.from(expiresAt)));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Counts a further article, unless it is counted already or {@code limit} others are. */
    void add(String id, String article, int limit) {
        meters.updateOne(
                and(eq(id), ne("articles", article), lt("count", limit)),
                Updates.combine(Updates.push("articles", article), Updates.inc("count", 1)));
    }

    void delete(Collection<String> ids) {
        meters.deleteMany(in("_id", ids));
    }

    @Override
    public void deleteExpired(Instant now) {
        meters.deleteMany(lte("expiresAt", Date.from(now)));
    }
}
