package org.usersay.ratings.device;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * The devices that have voted. Collection {@code devices}, {@code _id} the device's id. An article is added to its device
 * before the vote is written, so that merging finds every vote by id.
 */
@Component
class DeviceStore {

    private static final CollectionDefinition COLLECTION =
            CollectionDefinition.of("devices", ShardKey.ID, Index.on("mergeAgainAt"), Index.on("ripening", "ripeAt"));

    private final MongoCollection<Document> devices;

    DeviceStore(MongoDatabase database) {
        this.devices = COLLECTION.open(database);
    }

    Optional<DeviceRecord> find(String id) {
        return Optional.ofNullable(devices.find(eq("_id", id)).first()).map(DeviceStore::known);
    }

    /** Records that the device is about to rate an article. */
    DeviceRecord recordArticle(String id, ArticleKey article, Instant ripeAt) {
        return update(
                id,
                Updates.combine(
                        Updates.addToSet("articles", article.toString()),
                        Updates.setOnInsert("reader", null),
                        Updates.setOnInsert("merged", false),
                        Updates.setOnInsert("mergeAgainAt", null),
                        Updates.setOnInsert("ripe", false),
                        Updates.setOnInsert("ripening", true),
                        Updates.setOnInsert("ripeAt", Date.from(ripeAt))));
    }

    /** Assigns the device to this reader, unless it belongs to one; empty if it never voted. */
    Optional<DeviceRecord> claim(String id, String reader, Instant again) {
        var known = find(id);
        if (known.isEmpty() || known.get().reader().isPresent()) {
            return known;
        }
        devices.updateOne(
                and(eq("_id", id), eq("reader", null)),
                Updates.combine(Updates.set("reader", reader), Updates.set("mergeAgainAt", Date.from(again))));
        return find(id);
    }

    void merged(String id) {
        devices.updateOne(eq("_id", id), Updates.set("merged", true));
    }

    boolean isMerged(String id) {
        var stored = devices.find(eq("_id", id)).first();
        return stored != null && stored.getBoolean("merged", false);
    }

    /** Devices to be merged once more, by the index on {@code mergeAgainAt}. */
    List<DeviceRecord> mergingAgainAt(Instant now, int limit) {
        return devices.find(lte("mergeAgainAt", Date.from(now)))
                .limit(limit)
                .map(DeviceStore::known)
                .into(new ArrayList<>());
    }

    void mergedAgain(String id) {
        devices.updateOne(eq("_id", id), Updates.set("mergeAgainAt", null));
    }

    /** New votes count from now on. */
    void ripen(String id) {
        devices.updateOne(eq("_id", id), Updates.set("ripe", true));
    }

    /** The earlier ones count as well. */
    void ripened(String id) {
        devices.updateOne(eq("_id", id), Updates.set("ripening", false));
    }

    /** They are to be included once more. */
    void ripenAgain(String id, Instant again) {
        devices.updateOne(eq("_id", id), Updates.set("ripeAt", Date.from(again)));
    }

    /** Idempotent; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        COLLECTION.createIndexes(devices);
    }

    /** Devices that have waited long enough, by the index on {@code ripening, ripeAt}. */
    List<DeviceRecord> ripeAt(Instant now, int limit) {
        return devices.find(and(eq("ripening", true), lte("ripeAt", Date.from(now))))
                .limit(limit)
                .map(DeviceStore::known)
                .into(new ArrayList<>());
    }

    private DeviceRecord update(String id, Bson update) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return known(Objects.requireNonNull(devices.findOneAndUpdate(eq("_id", id), update, options)));
    }

    private static DeviceRecord known(Document stored) {
        return new DeviceRecord(
                stored.getString("_id"),
                stored.getList("articles", String.class, List.of()).stream()
                        .map(DeviceStore::article)
                        .toList(),
                Optional.ofNullable(stored.getString("reader")),
                stored.getBoolean("ripe", false));
    }

    private static ArticleKey article(String id) {
        int slash = id.indexOf('/');
        return new ArticleKey(id.substring(0, slash), id.substring(slash + 1));
    }
}
