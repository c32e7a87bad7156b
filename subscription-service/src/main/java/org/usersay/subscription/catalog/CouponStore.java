package org.usersay.subscription.catalog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;

/**
 * The collection {@code coupon_claims}: one document for each coupon with a limit, of which {@code _id} is the code, with the
 * orders that it was spent on and their number, so that the last one is given away once.
 */
@Component
class CouponStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("coupon_claims", ShardKey.WHOLE);

    private final MongoCollection<Document> coupons;

    CouponStore(MongoDatabase database) {
        this.coupons = LAYOUT.open(database);
        LAYOUT.createIndexes(coupons);
    }

    int used(String code) {
        var found = coupons.find(eq(code)).projection(include("used")).first();
        return found == null ? 0 : found.getInteger("used");
    }

    /** Spends it on an order; false where it has been spent on as many as it is for. */
    boolean claim(String code, String order, int limit, Instant now) {
        insertIfAbsent(code);
        var claim = new Document("order", order).append("at", Date.from(now));
        return coupons.updateOne(
                                and(eq(code), lt("used", limit), ne("claims.order", order)),
                                combine(inc("used", 1), push("claims", claim)))
                        .getMatchedCount()
                > 0;
    }

    /** Gives it back; repeating it changes nothing. */
    void release(String code, String order) {
        coupons.updateOne(
                and(eq(code), eq("claims.order", order)),
                combine(inc("used", -1), pull("claims", new Document("order", order))));
    }

    /** The orders that it was spent on before a time. */
    List<String> claimedBefore(String code, Instant time) {
        var found = coupons.find(eq(code)).first();
        return found == null
                ? List.of()
                : found.getList("claims", Document.class).stream()
                        .filter(claim -> claim.getDate("at").toInstant().isBefore(time))
                        .map(claim -> claim.getString("order"))
                        .toList();
    }

    private void insertIfAbsent(String code) {
        if (coupons.countDocuments(eq(code)) > 0) {
            return;
        }
        try {
            coupons.insertOne(new Document("_id", code).append("used", 0).append("claims", List.of()));
        } catch (MongoWriteException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }
}
