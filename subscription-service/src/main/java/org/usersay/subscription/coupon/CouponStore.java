package org.usersay.subscription.coupon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.catalog.CatalogChange;
import org.usersay.subscription.coupon.CouponVersion.Change;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collection {@code coupons}: {@code _id} is {@code site/CODE}. One document holds what the staff wrote, as JSON text in
 * which amounts are exact, its version and latest changes, and the orders that it was spent on ({@link CouponClaims}), so that
 * spending and changing it are conditional on each other.
 */
@Component
class CouponStore {

    static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("coupons", ShardKey.WHOLE, Index.sparse("pending.at"));

    /** Changes that are kept with a coupon; the audit trail has them all. */
    static final int MAX_HISTORY = 100;

    private final MongoCollection<Document> coupons;
    private final JsonMapper json;

    CouponStore(MongoDatabase database, JsonMapper json) {
        this.coupons = LAYOUT.open(database);
        LAYOUT.createIndexes(coupons);
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static String id(String site, String code) {
        return site + "/" + CouponCode.folded(code);
    }

    /** Without its history. */
    Optional<CouponVersion> find(String site, String code) {
        return Optional.ofNullable(coupons.find(eq(id(site, code)))
                        .projection(exclude("claims", "pending", "history"))
                        .first())
                .map(this::read);
    }

    Optional<CouponVersion> findWithHistory(String site, String code) {
        return Optional.ofNullable(coupons.find(eq(id(site, code)))
                        .projection(exclude("claims", "pending"))
                        .first())
                .map(this::read);
    }

    /** A site's coupons after a code, or the first, by their codes; without their histories. */
    List<CouponVersion> after(String site, @Nullable String code, int limit) {
        var first = code == null ? site + "/" : id(site, code);
        return coupons.find(and(gt("_id", first), lt("_id", site + "0")))
                .projection(exclude("claims", "pending", "history"))
                .sort(ascending("_id"))
                .limit(limit)
                .map(this::read)
                .into(new ArrayList<>());
    }

    /** False where the site has a coupon of this code. */
    boolean insert(String site, CouponVersion first) {
        try {
            coupons.insertOne(new Document("_id", id(site, first.coupon().code()))
                    .append("coupon", json.writeValueAsString(first.coupon()))
                    .append("version", first.version())
                    .append("at", Date.from(first.at()))
                    .append("by", first.by())
                    .append("history", history(first.history()))
                    .append("used", 0)
                    .append("claims", List.of()));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Writes the version after one that was read; false where somebody else did. The orders that it was spent on stay. */
    boolean replace(String site, CouponVersion next) {
        return coupons.updateOne(
                                and(eq(id(site, next.coupon().code())), eq("version", next.version() - 1)),
                                combine(
                                        set("coupon", json.writeValueAsString(next.coupon())),
                                        set("version", next.version()),
                                        set("at", Date.from(next.at())),
                                        set("by", next.by()),
                                        set("history", history(next.history()))))
                        .getMatchedCount()
                > 0;
    }

    private CouponVersion read(Document document) {
        return new CouponVersion(
                json.readValue(document.getString("coupon"), Coupon.class),
                document.getInteger("version"),
                document.getInteger("used"),
                document.getDate("at").toInstant(),
                document.getString("by"),
                document.getList("history", Document.class, List.of()).stream()
                        .map(CouponStore::readChange)
                        .toList());
    }

    private static List<Document> history(List<Change> changes) {
        return changes.stream()
                .map(change -> new Document("version", change.version())
                        .append("at", Date.from(change.at()))
                        .append("by", change.by())
                        .append(
                                "changes",
                                change.changes().stream()
                                        .map(CatalogChange::document)
                                        .toList()))
                .toList();
    }

    private static Change readChange(Document change) {
        return new Change(
                change.getInteger("version"),
                change.getDate("at").toInstant(),
                change.getString("by"),
                change.getList("changes", Document.class).stream()
                        .map(CatalogChange::read)
                        .toList());
    }
}
