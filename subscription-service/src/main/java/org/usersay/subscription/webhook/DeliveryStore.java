package org.usersay.subscription.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.subscription.cleanup.ExpiringData;

/**
 * States of deliveries in the shared queue: a delivery is pending until it was made, or dead when it was given up. A claim
 * puts off its due time by the lease, so that the delivery of a process that crashed becomes due again by itself.
 */
@Component
class DeliveryStore implements ExpiringData {

    private final WebhookQueue queue;
    private final DeliverySettings settings;
    private final Clock clock;

    DeliveryStore(WebhookQueue queue, DeliverySettings settings, Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Claims the delivery to an endpoint that has been due the longest. */
    Optional<Delivery> claim(String endpoint) {
        var claimed = deliveries()
                .findOneAndUpdate(
                        and(eq("endpoint", endpoint), eq("state", WebhookQueue.PENDING), lte("dueAt", now())),
                        combine(
                                set("dueAt", in(settings.lease())),
                                set("claim", UUID.randomUUID().toString()),
                                inc("attempts", 1)),
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("dueAt"))
                                .returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(Delivery::of);
    }

    void delivered(Delivery delivery) {
        deliveries()
                .updateOne(
                        held(delivery),
                        combine(
                                set("state", DeliveryState.DELIVERED.name()),
                                set("since", now()),
                                set("dueAt", now()),
                                unset("payload"),
                                unset("error"),
                                unset("claim")));
    }

    /** Makes a delivery due again, or dead where it has been tried for too long. */
    void failed(Delivery delivery, String why, Optional<Duration> retryAfter) {
        var tooLate = delivery.since().plus(settings.giveUpAfter()).isBefore(clock.instant());
        deliveries().updateOne(held(delivery), tooLate ? died(why) : dueIn(wait(delivery, retryAfter), why));
    }

    /** Puts a delivery back as if it had not been tried. */
    void release(Delivery delivery) {
        deliveries().updateOne(held(delivery), combine(set("dueAt", now()), inc("attempts", -1), unset("claim")));
    }

    private Duration wait(Delivery delivery, Optional<Duration> retryAfter) {
        var wait = settings.waitAfter(delivery.attempts());
        return retryAfter.filter(asked -> asked.compareTo(wait) > 0).orElse(wait);
    }

    /** Makes one dead delivery of a site due; false where there is none of this id. */
    boolean replay(String site, String id) {
        return replay(and(eq("_id", id), eq("site", site))) == 1;
    }

    /** Makes all dead deliveries to an endpoint due; their number. */
    long replayAll(String endpoint) {
        return replay(eq("endpoint", endpoint));
    }

    private long replay(Bson which) {
        return deliveries()
                .updateMany(
                        and(which, eq("state", DeliveryState.DEAD.name())),
                        combine(
                                set("state", WebhookQueue.PENDING),
                                set("since", now()),
                                set("dueAt", now()),
                                set("attempts", 0)))
                .getModifiedCount();
    }

    long count(String endpoint, DeliveryState state) {
        return deliveries().countDocuments(and(eq("endpoint", endpoint), eq("state", state.name())));
    }

    /** Gives up what waited too long, also for a paused endpoint or one that is not configured any more, and deletes what is old. */
    @Override
    public void deleteExpired(Instant now) {
        deliveries()
                .updateMany(
                        and(
                                eq("state", WebhookQueue.PENDING),
                                lte(
                                        "since",
                                        Date.from(now.minus(settings.giveUpAfter())
                                                .minus(settings.longestRetry())))),
                        combine(set("state", DeliveryState.DEAD.name()), unset("claim")));
        delete(DeliveryState.DEAD, now.minus(settings.giveUpAfter()).minus(settings.keepDead()));
        delete(DeliveryState.DELIVERED, now.minus(settings.keepDelivered()));
    }

    private void delete(DeliveryState state, Instant before) {
        deliveries().deleteMany(and(eq("state", state.name()), lte("since", Date.from(before))));
    }

    MongoCollection<Document> deliveries() {
        return queue.deliveries();
    }

    private static Bson died(String why) {
        return combine(set("state", DeliveryState.DEAD.name()), set("error", why), unset("claim"));
    }

    private Bson dueIn(Duration wait, String why) {
        return combine(set("dueAt", in(wait)), set("error", why), unset("claim"));
    }

    private static Bson held(Delivery delivery) {
        return and(eq("_id", delivery.id()), eq("claim", delivery.claim()));
    }

    private Date now() {
        return in(Duration.ZERO);
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
