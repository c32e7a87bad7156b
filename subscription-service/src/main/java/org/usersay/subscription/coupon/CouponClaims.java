package org.usersay.subscription.coupon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The orders that coupons were spent on, with their number, in the coupons' documents. Those of which it is open whether they come to
 * anything are in {@code pending} too: index {@code pending.at}.
 */
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
                                        push("claims", dated(order, now)),
                                        push("pending", dated(order, now))))
                        .getMatchedCount()
                > 0;
    }

    /** Gives it back; repeating it changes nothing. */
    void release(String id, String order) {
        coupons.updateOne(
                and(eq(id), eq("claims.order", order)),
                combine(
                        inc("used", -1),
                        pull("claims", new Document("order", order)),
                        pull("pending", new Document("order", order))));
    }

    /** Leaves open whether it is spent on an order, which is about to be cancelled. */
    void markPending(String id, String order, Instant now) {
        coupons.updateOne(and(eq(id), eq("claims.order", order)), push("pending", dated(order, now)));
    }

    /** It is spent on these orders, as far as that was open until a time. */
    void settle(String id, Collection<String> orders, Instant time) {
        coupons.updateOne(
                eq(id),
                pull(
                        "pending",
                        new Document("order", new Document("$in", orders))
                                .append("at", new Document("$lte", Date.from(time)))));
    }

    private static Document dated(String order, Instant now) {
        return new Document("order", order).append("at", Date.from(now));
    }

    /** Passes on the coupons with orders that are pending since a time, one after the other, by their ids, with those orders. */
    void forEachPendingSince(Instant time, BiConsumer<String, Set<String>> consumer) {
        for (var coupon : coupons.find(lte("pending.at", Date.from(time))).projection(include("pending"))) {
            consumer.accept(
                    coupon.getString("_id"),
                    coupon.getList("pending", Document.class).stream()
                            .filter(pending ->
                                    !pending.getDate("at").toInstant().isAfter(time))
                            .map(pending -> pending.getString("order"))
                            .collect(Collectors.toSet()));
        }
    }
}
