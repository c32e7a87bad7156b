package org.usersay.subscription.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.TimePosition;

/**
 * Deliveries without their payloads: those of a site in one state, newest first, by index {@code {site, state, createdAt, _id}};
 * those of all sites by {@code {state, since}}.
 */
@Component
class DeliveryQueries {

    private static final int COUNTED = 10_000;

    private final DeliveryStore store;
    private final Clock clock;

    DeliveryQueries(DeliveryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Deliveries in a state, {@value #COUNTED} at most. */
    long count(DeliveryState state) {
        return store.deliveries().countDocuments(eq("state", state.name()), new CountOptions().limit(COUNTED));
    }

    /** Time since the pending delivery that has waited the longest was queued or put back; none where none waits. */
    Duration oldestPending() {
        var oldest = store.deliveries()
                .find(eq("state", DeliveryState.PENDING.name()))
                .projection(Projections.include("since"))
                .sort(Sorts.ascending("since"))
                .first();
        return oldest == null
                ? Duration.ZERO
                : Duration.between(oldest.getDate("since").toInstant(), clock.instant());
    }

    List<Entry> page(String site, DeliveryState state, @Nullable TimePosition after, int limit) {
        var wanted = and(eq("site", site), eq("state", state.name()));
        return store.deliveries()
                .find(after == null ? wanted : and(wanted, after.after("createdAt")))
                .projection(Projections.exclude("payload"))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(limit)
                .map(Entry::of)
                .into(new ArrayList<>());
    }

    /**
     * One delivery, without its payload.
     *
     * @param event id of the event, the header {@code webhook-id}
     * @param dueAt of the next attempt; once delivered, the time of the delivery
     * @param deliveredAt null unless delivered
     * @param error of the last attempt
     */
    record Entry(
            String id,
            String event,
            String type,
            String endpoint,
            DeliveryState state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant deliveredAt,
            @Nullable String error) {

        static Entry of(Document document) {
            var endpoint = document.getString("endpoint");
            var state = DeliveryState.valueOf(document.getString("state"));
            return new Entry(
                    document.getString("_id"),
                    document.getString("event"),
                    document.getString("type"),
                    endpoint.substring(endpoint.indexOf('/') + 1),
                    state,
                    document.getInteger("attempts"),
                    document.getDate("createdAt").toInstant(),
                    document.getDate("dueAt").toInstant(),
                    state == DeliveryState.DELIVERED ? document.getDate("since").toInstant() : null,
                    document.getString("error"));
        }

        List<String> position() {
            return new TimePosition(createdAt, id).values();
        }
    }
}
