package org.usersay.subscription.coupon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The orders that coupons were spent on, with their number, in the coupons' documents. */
@Component
class CouponClaims {

    private final MongoCollection<Document> coupons;

    CouponClaims(MongoDatabase database) {
        this.coupons = CouponStore.LAYOUT.open(database);
    }

    /** Spends a coupon on an order; false where it was changed since it was read, or spent on as many as it is for. */
    boolean claim(String id, CouponVersion read, String order, Instant now) {
        return coupons.updateOne(
                                and(
                                        eq(id),
                                        eq("version", read.version()),
                                        lt("used", read.coupon().mostOrders()),
                                        ne("claims.order", order)),
                                combine(
                                        inc("used", 1),
                                        push("claims", new Document("order", order).append("at", Date.from(now)))))
                        .getMatchedCount()
                > 0;
    }

    /** Gives it back; repeating it changes nothing. */
    void release(String id, String order) {
        coupons.updateOne(
                and(eq(id), eq("claims.order", order)),
                combine(inc("used", -1), pull("claims", new Document("order", order))));
    }

    /** Passes on the coupons that were spent before a time, one after the other, by their ids, with those orders. */
    void forEachClaimedBefore(Instant time, BiConsumer<String, List<String>> consumer) {
        for (var coupon : coupons.find(gt("used", 0)).projection(include("claims"))) {
            var orders = coupon.getList("claims", Document.class).stream()
                    .filter(claim -> claim.getDate("at").toInstant().isBefore(time))
                    .map(claim -> claim.getString("order"))
                    .toList();
            if (!orders.isEmpty()) {
                consumer.accept(coupon.getString("_id"), orders);
            }
        }
    }
}
